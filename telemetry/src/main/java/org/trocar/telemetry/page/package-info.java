/** What all pages that Trocar writes share. */
package org.trocar.telemetry.page;
