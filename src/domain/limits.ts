/** The limits that a person can meet; each has its sentence in i18n (words.common.limits). */
export const limits = {
  sessionsPerOrder: 200,
  sessionsPerCourse: 2_000,
  coursesPerCreator: 20,
  /** Characters of a command's first line, but for verbs whose words it is (`takesText`). */
  lineLength: 2_000,
  titleLength: 200,
  reasonLength: 500,
  /** Bytes of UTF-8. */
  materialBytes: 64 * 1024,
  fileBytes: 25 * 1024 * 1024,
  /** Bytes of all files together, unless the host says otherwise (COURS_COURSE_FILES, COURS_PERSON_FILES). */
  fileQuota: { course: 1024 * 1024 * 1024, person: 200 * 1024 * 1024 },
  locationLength: 200,
  announcementLength: 4_000,
  groupNameLength: 40,
  placesPerCourse: 50,
  staffPerCourse: 50,
  linkLength: 500,
} as const;
