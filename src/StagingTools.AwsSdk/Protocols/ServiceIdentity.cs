namespace Amazon.Protocols;

/// <summary>What AWS calls a service.</summary>
/// <param name="ServiceId">
/// The id of its model: <c>Secrets Manager</c> makes <c>AWS_ENDPOINT_URL_SECRETS_MANAGER</c> and a profile's
/// <c>secrets_manager</c> section.
/// </param>
/// <param name="SigningName">The service in a signature's scope.</param>
/// <param name="ApiVersion">The version of its interface, a date.</param>
internal sealed record ServiceIdentity(string ServiceId, string SigningName, string ApiVersion);
