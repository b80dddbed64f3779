using Amazon.Runtime;

namespace Amazon.Protocols;

/// <summary>
/// The timeouts that the SDKs agree on for <c>AWS_DEFAULTS_MODE</c>
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-smart-config-defaults.html).
/// </summary>
internal static class DefaultModes
{
    /// <summary>All modes, the one that holds when nothing is set first.</summary>
    public static IReadOnlyList<IDefaultConfiguration> All { get; } =
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
        Mode(DefaultConfigurationMode.Auto, 1100),
    ];

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
