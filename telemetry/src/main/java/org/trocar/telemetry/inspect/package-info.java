/** Looking into a journal, record by record, without replaying it: what it holds, what was lost, and whether it is sound. */
package org.trocar.telemetry.inspect;
