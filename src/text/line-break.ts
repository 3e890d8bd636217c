/** What ends a line: whoever counts or cuts lines has to agree, or places lead to other lines. */
export const LINE_BREAK = /\r\n|\r|\n/u;
