/**
 * One session as a page to be looked at and printed. Start reading at {@link org.trocar.telemetry.report.ReportPage}; {@code ReportReading}
 * gathers what there is to tell, {@code ReportHtml} puts it in order, and each figure is a class of its own.
 */
package org.trocar.telemetry.report;
