/**
 * What the technician sees and does while sessions run: a table of all of them once a second, with alarms in words, and a hand on each. Start
 * reading at {@code OperatorService}.
 */
package org.trocar.server.operator;
