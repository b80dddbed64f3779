using StagingTools.Sandbox.CloudWatch;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Logs;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Hosting;

/// <summary>What every overlay shares.</summary>
internal sealed record SandboxContext
{
    /// <summary>Who this sandbox is.</summary>
    public required SandboxIdentity Identity { get; init; }

    /// <summary>Where its files lie.</summary>
    public required StateFolder State { get; init; }

    /// <summary>Its children.</summary>
    public required ChildRegistry Children { get; init; }

    /// <summary>The programs of this machine.</summary>
    public required Tools Tools { get; init; }

    /// <summary>The emulator.</summary>
    public required WireClient Moto { get; init; }

    /// <summary>Writes to CloudWatch Logs.</summary>
    public required LogStreams Logs { get; init; }

    /// <summary>What CloudWatch Logs holds.</summary>
    public required LogStore LogStore { get; init; }

    /// <summary>CloudWatch's metrics.</summary>
    public required IMetricSink Metrics { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The sandbox's own log.</summary>
    public required SandboxLog Log { get; init; }

    /// <summary>Where the gateway listens; tasks are told so that they find the sandbox instead of AWS.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The pretended account.</summary>
    public string AccountId => Identity.AccountId;
}
