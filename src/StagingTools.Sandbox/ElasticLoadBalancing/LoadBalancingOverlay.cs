using System.Globalization;
using System.Xml.Linq;
using StagingTools.Sandbox.Gateway;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox.ElasticLoadBalancing;

/// <summary>
/// Application Load Balancers that listen: the emulator keeps them with their listeners and groups; here they get an address,
/// and the targets that services register their requests and their health.
/// </summary>
internal sealed class LoadBalancingOverlay(SandboxContext context, TargetGroups groups) : IServiceOverlay
{
    private const string Version = "2015-12-01";
    private static readonly XNamespace s_space = $"http://elasticloadbalancing.amazonaws.com/doc/{Version}/";
    private readonly LoadBalancerDoors _doors = new(context, groups);

    /// <inheritdoc/>
    public string Service => "elasticloadbalancing";

    /// <summary>Where load balancers are reached.</summary>
    public LoadBalancerDoors Doors => _doors;

    /// <inheritdoc/>
    public async Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        // Classic load balancers have the same service name.
        if (request.Query["Version"] != Version) return null;
        return request.Action switch
        {
            "CreateLoadBalancer" or "DescribeLoadBalancers" => await PassAsync(request, AddAddresses, cancellationToken).ConfigureAwait(false),
            "DescribeListeners" => await PassAsync(request, AddPorts, cancellationToken).ConfigureAwait(false),
            "CreateListener" or "ModifyListener" or "DeleteListener" or "DeleteLoadBalancer" =>
                await ChangeAsync(request, cancellationToken).ConfigureAwait(false),
            "ModifyTargetGroup" or "ModifyTargetGroupAttributes" or "DeleteTargetGroup" =>
                await ChangeGroupAsync(request, cancellationToken).ConfigureAwait(false),
            "DescribeTargetHealth" => Health(request),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _doors.DisposeAsync();

    private async Task<AwsResponse> PassAsync(AwsRequest request, Action<XElement> mend, CancellationToken cancellationToken)
    {
        XElement answer = await context.Moto.QueryAsync(request, cancellationToken).ConfigureAwait(false);
        mend(answer);
        return AwsResponse.Raw(answer, s_space);
    }

    private async Task<AwsResponse> ChangeAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        AwsResponse answer = await PassAsync(request, _ => { }, cancellationToken).ConfigureAwait(false);
        string balancer = request.Query["LoadBalancerArn"] ?? LoadBalancerDoors.BalancerOf(request.Query.Required("ListenerArn"));
        await _doors.FollowAsync(request.Region, balancer, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    private async Task<AwsResponse> ChangeGroupAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        AwsResponse answer = await PassAsync(request, _ => { }, cancellationToken).ConfigureAwait(false);
        string arn = request.Query.Required("TargetGroupArn");
        if (request.Action == "DeleteTargetGroup") groups.Forget(arn);
        else if (groups.Find(arn) is not null) await groups.LoadAsync(request.Region, arn, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    // Targets that somebody registers by hand stay with the emulator.
    private AwsResponse? Health(AwsRequest request)
    {
        if (groups.Find(request.Query.Required("TargetGroupArn")) is not { Targets: { Count: > 0 } targets }) return null;
        IReadOnlyList<QueryParameters> asked = request.Query.Structures("Targets");
        return AwsResponse.Raw(
            new XElement(
                "DescribeTargetHealthResponse",
                new XElement(
                    "DescribeTargetHealthResult",
                    new XElement(
                        "TargetHealthDescriptions",
                        targets.Where(known => asked.Count == 0 || asked.Any(target => target["Id"] == known.Target.Id
                                && (target.Number("Port") is not { } port || port == known.Target.Port)))
                            .Select(known => Describe(known.Target, known.Health)))),
                new XElement("ResponseMetadata", new XElement("RequestId", Guid.NewGuid()))),
            s_space);
    }

    private static XElement Describe(Target target, TargetHealth health) => new(
        "member",
        new XElement("HealthCheckPort", target.Port),
        new XElement("Target", new XElement("Id", target.Id), new XElement("Port", target.Port)),
        new XElement(
            "TargetHealth",
            new XElement("State", health.State),
            health.Reason is null ? null : new XElement("Reason", health.Reason),
            health.Description is null ? null : new XElement("Description", health.Description)));

    private void AddAddresses(XElement answer)
    {
        foreach (XElement balancer in answer.Descendants("LoadBalancers").Elements("member"))
        {
            balancer.SetElementValue("DNSName", _doors.Address(balancer.Element("LoadBalancerArn")!.Value));
        }
    }

    private void AddPorts(XElement answer)
    {
        foreach (XElement listener in answer.Descendants("Listeners").Elements("member"))
        {
            if (_doors.Port(listener.Element("ListenerArn")!.Value) is { } port)
            {
                listener.SetElementValue("Port", port.ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
