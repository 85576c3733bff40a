const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const pupilRole = 'student';

/** An aide, a doctor or "other" is no guardian: whoever stands here gets to see a pupil's answers in time. */
export const guardianRoles = words('guardian parent relative');

/**
 * OneRoster 1.1 and 1.2 (1EdTech) and the list of values of School Data Sync 2.1 (Microsoft), in lower case.
 * A role that stands in none of these is nobody's at school: better a colleague to add than a stranger let in.
 */
export const staffRoles = words(`
  administrator aide proctor teacher
  counselor districtadministrator principal siteadministrator systemadministrator
  adjunct advisor affiliate assistant chair coach faculty instructor itadmin lecturer nurse
  occupationaltherapist officestaff paraprofessional physicaltherapist professor researcher
  specialservices speechtherapist staff substitute teacherassistant visiontherapist
`);

/** Those who stand before a class. An administrator or proctor of a class in another program gets no class here. */
export const teachingRoles = words('adjunct chair faculty instructor lecturer professor substitute teacher');

/** Orgs above schools, which have no pupils of their own. */
export const isAboveSchools = (type: string): boolean =>
  /department|district|ministry/.test(type) || /^(academictrust|local|localauthority|municipality|national|province|region|state)$/.test(type);

/** A part of a school: its people and classes are those of the school above it. */
export const isPartOfSchool = (type: string): boolean => type === 'department';
