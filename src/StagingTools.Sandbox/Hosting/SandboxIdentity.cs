namespace StagingTools.Sandbox.Hosting;

/// <summary>Who a sandbox is, settled when it is started.</summary>
internal sealed record SandboxIdentity
{
    /// <summary>Unique among all sandboxes; its children carry it.</summary>
    public required string Id { get; init; }

    /// <summary>Default region.</summary>
    public required string Region { get; init; }

    /// <summary>The twelve digits of the pretended account.</summary>
    public required string AccountId { get; init; }

    /// <summary>Opens the admin surface; known only to who may read the state folder.</summary>
    public required string Token { get; init; }

    /// <summary>Access key id of the sandbox.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Secret access key of the sandbox.</summary>
    public required string SecretAccessKey { get; init; }

    /// <summary>Where database clusters lie: outside the state folder where the database's user cannot reach into it.</summary>
    public required string DatabasesPath { get; init; }

    /// <summary>When it started (UTC).</summary>
    public required DateTimeOffset StartedAt { get; init; }
}
