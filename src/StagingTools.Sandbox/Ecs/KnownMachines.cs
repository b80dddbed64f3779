using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.Ecs;

/// <summary>
/// The machines of clusters as they were a moment ago: the scheduler decides while it holds the store's gate, and cannot wait
/// there for the emulator. Used by the scheduler's loop only.
/// </summary>
internal sealed class KnownMachines(SandboxContext context, ContainerInstances instances)
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(2);
    private readonly Dictionary<(string Region, string Cluster), (DateTimeOffset At, IReadOnlyList<ContainerInstance> Machines)> _known = [];
    private readonly HashSet<(string Region, string Cluster)> _wanted = [];

    /// <summary>The machines of a service's cluster; null when they have to be looked at first.</summary>
    public IReadOnlyList<ContainerInstance>? Of(EcsService service)
    {
        if (_known.TryGetValue((service.Region, service.Cluster), out (DateTimeOffset At, IReadOnlyList<ContainerInstance> Machines) known)
            && context.Time.GetUtcNow() - known.At < s_fresh)
        {
            return known.Machines;
        }

        _wanted.Add((service.Region, service.Cluster));
        return null;
    }

    /// <summary>Looks at what was asked for.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach ((string region, string cluster) in _wanted.ToArray())
        {
            IReadOnlyList<ContainerInstance> machines =
                await instances.FindAsync(region, cluster, cancellationToken).ConfigureAwait(false);
            _known[(region, cluster)] = (context.Time.GetUtcNow(), machines);
            _wanted.Remove((region, cluster));
        }
    }
}
