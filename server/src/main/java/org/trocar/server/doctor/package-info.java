/** Examines the machine that a server is to run on, and says what is wrong and what to do. */
package org.trocar.server.doctor;
