/** The technician's end of the operator service: the table as it comes, and a hand on the sessions in it. */
package org.trocar.server.desk;
