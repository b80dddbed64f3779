using System.Globalization;
using System.Net;
using System.Xml.Linq;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>
/// Where load balancers are reached. Each has an address of its own, as the other servers of the sandbox do, so that its
/// listeners keep their ports; HTTPS listeners are not opened, as nobody has the key of their certificate here.
/// </summary>
internal sealed class LoadBalancerDoors(SandboxContext context, TargetGroups groups) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, IPAddress> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListenerDoor> _doors = new(StringComparer.Ordinal);

    /// <summary>The address of a load balancer.</summary>
    public IPAddress Address(string balancerArn)
    {
        lock (_addresses)
        {
            if (!_addresses.TryGetValue(balancerArn, out IPAddress? address))
            {
                _addresses[balancerArn] = address = Loopback.Endpoint(0).Address;
            }

            return address;
        }
    }

    /// <summary>The port that a listener really has; null when it is not open.</summary>
    public int? Port(string listenerArn)
    {
        lock (_doors) return _doors.TryGetValue(listenerArn, out ListenerDoor? door) ? door.Port : null;
    }

    /// <summary>Load balancers and the groups that their listeners forward to.</summary>
    public IReadOnlyList<(string Balancer, string Group)> Forwarding
    {
        get
        {
            lock (_doors)
            {
                return
                [
                    .. _doors.Where(door => door.Value.Action.TargetGroupArn is not null)
                        .Select(door => (BalancerOf(door.Key), door.Value.Action.TargetGroupArn!)).Distinct(),
                ];
            }
        }
    }

    /// <summary>The load balancer of a listener.</summary>
    // listener/app/NAME/ID/ID belongs to loadbalancer/app/NAME/ID.
    public static string BalancerOf(string listenerArn) =>
        listenerArn[..listenerArn.LastIndexOf('/')].Replace(":listener/", ":loadbalancer/", StringComparison.Ordinal);

    /// <summary>Opens, changes and closes doors until they are as the listeners that the emulator has.</summary>
    public async Task FollowAsync(string region, string balancerArn, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var wanted = (await ListenersAsync(region, balancerArn, cancellationToken).ConfigureAwait(false))
                .ToDictionary(listener => listener.Element("ListenerArn")!.Value, StringComparer.Ordinal);
            foreach (string arn in OpenOf(balancerArn).Where(arn => !wanted.ContainsKey(arn))) await CloseAsync(arn).ConfigureAwait(false);
            foreach ((string arn, XElement listener) in wanted)
            {
                await OpenAsync(region, balancerArn, arn, listener, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (ListenerDoor door in _doors.Values) await door.DisposeAsync().ConfigureAwait(false);
        _gate.Dispose();
    }

    // listener/app/NAME/ID/ID belongs to loadbalancer/app/NAME/ID.
    private string[] OpenOf(string balancerArn)
    {
        string stem = balancerArn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/";
        lock (_doors) return [.. _doors.Keys.Where(arn => arn.StartsWith(stem, StringComparison.Ordinal))];
    }

    private async Task OpenAsync(
        string region, string balancerArn, string arn, XElement listener, CancellationToken cancellationToken)
    {
        if (listener.Element("Protocol")?.Value != "HTTP") return;
        var action = ListenerAction.Read(listener);
        if (action.TargetGroupArn is { } group) await groups.LoadAsync(region, group, cancellationToken).ConfigureAwait(false);
        int port = int.Parse(listener.Element("Port")!.Value, CultureInfo.InvariantCulture);
        ListenerDoor? open;
        lock (_doors) _doors.TryGetValue(arn, out open);
        if (open is not null)
        {
            open.Action = action;
            return;
        }

        ListenerDoor door = await ListenerDoor
            .OpenAsync(
                new IPEndPoint(Address(balancerArn), port), action, groups, new BalancerMetrics(context, region, balancerArn), cancellationToken)
            .ConfigureAwait(false);
        lock (_doors) _doors[arn] = door;
    }

    private async Task CloseAsync(string arn)
    {
        ListenerDoor? door;
        lock (_doors) _doors.Remove(arn, out door);
        if (door is not null) await door.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<XElement>> ListenersAsync(string region, string balancerArn, CancellationToken cancellationToken)
    {
        try
        {
            XElement answer = await context.Moto.QueryAsync(
                "elasticloadbalancing",
                region,
                "DescribeListeners",
                [new("Version", "2015-12-01"), new("LoadBalancerArn", balancerArn)],
                cancellationToken).ConfigureAwait(false);
            return [.. answer.Descendants("Listeners").Elements("member")];
        }
        catch (Gateway.AwsException gone) when (gone.Code == "LoadBalancerNotFound")
        {
            return [];
        }
    }
}
