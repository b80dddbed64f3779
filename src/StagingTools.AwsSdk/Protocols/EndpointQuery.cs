using Amazon.Runtime.Endpoints;

namespace Amazon.Protocols;

/// <summary>
/// What a client's settings say of its endpoint. The values stand in the base class's bag, because the SDK compares
/// bags to keep an endpoint for a retry.
/// </summary>
internal sealed class EndpointQuery : EndpointParameters
{
    /// <summary>The region, null when none is known.</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        init => this[nameof(Region)] = value;
    }

    /// <summary>A URL to use as it is, null for AWS's own.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        init => this[nameof(Endpoint)] = value;
    }

    /// <summary>Whether the endpoint must be FIPS 140 validated.</summary>
    public bool UseFips
    {
        get => (bool)this["UseFIPS"];
        init => this["UseFIPS"] = value;
    }

    /// <summary>Whether the endpoint must answer IPv6 too.</summary>
    public bool UseDualStack
    {
        get => (bool)this[nameof(UseDualStack)];
        init => this[nameof(UseDualStack)] = value;
    }
}
