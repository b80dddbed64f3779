namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>A registered target: one port of this machine. Its group guards what changes.</summary>
/// <param name="group">The group that it is registered with.</param>
/// <param name="id">The EC2 instance, or 127.0.0.1.</param>
/// <param name="port">Port of 127.0.0.1.</param>
internal sealed class Target(TargetGroup group, string id, int port)
{
    /// <summary>ARN of its group.</summary>
    public string GroupArn => group.Arn;

    /// <summary>The EC2 instance, or 127.0.0.1.</summary>
    public string Id => id;

    /// <summary>Port of 127.0.0.1.</summary>
    public int Port => port;

    /// <summary>How it is.</summary>
    public TargetHealth Health { get; set; } = TargetHealth.Initial;

    /// <summary>Requests that it has not answered yet.</summary>
    public int Requests { get; set; }

    /// <summary>Health checks in a row with the same outcome.</summary>
    public int Row { get; set; }

    /// <summary>Whether the last health check succeeded.</summary>
    public bool LastSucceeded { get; set; }

    /// <summary>Cancelled when it is deregistered.</summary>
    public CancellationTokenSource Leaving { get; } = new();

    /// <summary>Deregisters it; completes when its requests have ended, or their time has.</summary>
    public Task LeaveAsync() => group.LeaveAsync(this);
}
