/** Sessions as one Motion-BIDS dataset (BIDS 1.11.1, doi 10.1038/s41597-024-03559-8). */
package org.trocar.telemetry.export.bids;
