namespace StagingTools.Sandbox.Hosting;

/// <summary>Puts together what a caller is told about a running sandbox.</summary>
internal static class SandboxInfoFactory
{
    /// <summary>The sandbox of a state folder.</summary>
    public static SandboxInfo Create(StateFolder state, SandboxIdentity identity, string endpoint, int processId) => new()
    {
        Endpoint = endpoint,
        Region = identity.Region,
        AccountId = identity.AccountId,
        AccessKeyId = identity.AccessKeyId,
        SecretAccessKey = identity.SecretAccessKey,
        ProcessId = processId,
        StateDirectory = state.Root,
        StartedAt = identity.StartedAt,
        LogPath = state.LogPath,
        CertificateAuthorityPath = state.CertificateAuthorityPath,
    };
}
