using System.Text.Json.Serialization;

namespace StagingTools.Sandbox;

/// <summary>A running sandbox and how to reach it.</summary>
public sealed record SandboxInfo
{
    /// <summary>Says in every output that this is no AWS account.</summary>
    public string Banner { get; init; } = "SANDBOX: a local stand-in for AWS. Nothing here exists in an AWS account.";

    /// <summary>Where AWS calls go: <c>http://127.0.0.1:PORT</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Default region.</summary>
    public required string Region { get; init; }

    /// <summary>The twelve digits of the pretended account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Access key id; any other would do as well.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Secret access key; signatures are not verified.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>Process id of the sandbox's server.</summary>
    public required int ProcessId { get; init; }

    /// <summary>The folder that holds everything the sandbox keeps.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>When it started (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The server's log.</summary>
    public required string LogPath { get; init; }

    /// <summary>The authority that signed the databases' certificates, in PEM.</summary>
    public required string CertificateAuthorityPath { get; init; }

    /// <summary>What makes the AWS CLI, the SDKs and terraform talk to this sandbox.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Endpoint,
        ["AWS_ACCESS_KEY_ID"] = AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = SecretAccessKey,
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };
}
