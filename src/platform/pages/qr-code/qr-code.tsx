import QRCode from 'qrcode';

/** A QR code as one drawing, error correction M, with the quiet border of four modules that scanners need. */
export const QrCode = ({ text, label }: { text: string; label: string }) => {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (data[y * size + x] ? `M${x + 4} ${y + 4}h1v1h-1z` : '')).join(''),
  ).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${size + 8} ${size + 8}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={rows} />
    </svg>
  );
};
