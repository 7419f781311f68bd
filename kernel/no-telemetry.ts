// @apollo/gateway reports its use to its vendor and looks for a cloud's metadata service unless told not to. Nothing of
// ours talks to anybody that the configuration does not name, so this is imported before the gateway is.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
