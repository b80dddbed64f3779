namespace Amazon.Protocols;

/// <summary>
/// A token by which the service recognises a repeated request. Left null, a new one is made when the request is
/// written, once for all its retries.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;
