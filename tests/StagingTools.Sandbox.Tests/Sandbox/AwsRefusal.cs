namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>What a service said when it refused.</summary>
internal sealed class AwsRefusal(string code, string message, int status) : Exception($"{code}: {message}")
{
    /// <summary>Error code.</summary>
    public string Code { get; } = code;

    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}
