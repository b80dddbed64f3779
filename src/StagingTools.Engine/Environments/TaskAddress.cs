using System.Globalization;
using Amazon.EC2.Model;
using Amazon.ECS.Model;
using Amazon.Runtime;
using StagingTools.Engine.Aws;
using EcsTask = Amazon.ECS.Model.Task;
using Filter = Amazon.EC2.Model.Filter;

namespace StagingTools.Engine.Environments;

/// <summary>
/// The address of a service without a load balancer: the one that its newest task is bound to, or, where that is every address of its
/// instance, the instance's public one.
/// </summary>
/// <param name="session">The account.</param>
internal sealed class TaskAddress(AwsSession session)
{
    private static readonly string[] Everywhere = ["0.0.0.0", "::"];

    /// <summary>Finds it.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="service">The service.</param>
    /// <param name="port">The port within the container; <see langword="null"/> for the first that there is.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns><see langword="null"/> when no task runs, or none has an address.</returns>
    public async Task<string?> FindAsync(string cluster, string service, int? port, CancellationToken cancellationToken)
    {
        ListTasksResponse running = await session.Ecs.ListTasksAsync(
            new ListTasksRequest { Cluster = cluster, ServiceName = service, DesiredStatus = "RUNNING" }, cancellationToken);
        if (running.TaskArns is not { Count: > 0 } arns)
            return null;

        DescribeTasksResponse tasks = await session.Ecs.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = cluster, Tasks = arns }, cancellationToken);
        (EcsTask Task, NetworkBinding Binding)[] bound =
        [
            .. (tasks.Tasks ?? [])
                .Where(task => task.LastStatus == "RUNNING")
                .OrderByDescending(task => task.StartedAt)
                .SelectMany(task => (task.Containers ?? [])
                    .SelectMany(container => container.NetworkBindings ?? [])
                    .Where(binding => binding.BindIP is { Length: > 0 } && (port is null || binding.ContainerPort == port))
                    .Select(binding => (task, binding))),
        ];
        NetworkBinding? own = bound.Select(each => each.Binding).FirstOrDefault(binding => !Everywhere.Contains(binding.BindIP));
        if (own is not null)
            return Address(own.BindIP!, own.HostPort);
        return bound is [{ } first, ..] && await InstanceAsync(cluster, first.Task, cancellationToken) is { } host
            ? Address(host, first.Binding.HostPort)
            : null;
    }

    private async Task<string?> InstanceAsync(string cluster, EcsTask task, CancellationToken cancellationToken)
    {
        if (task.ContainerInstanceArn is not { } arn)
            return null;

        try
        {
            DescribeContainerInstancesResponse found = await session.Ecs.DescribeContainerInstancesAsync(
                new DescribeContainerInstancesRequest { Cluster = cluster, ContainerInstances = [arn] }, cancellationToken);
            if (found.ContainerInstances is not [{ Ec2InstanceId: { } id }, ..])
                return null;

            IReadOnlyList<Instance> instances = await Ec2Instances.ListAsync(
                session, [new Filter { Name = "instance-id", Values = [id] }], cancellationToken);
            return instances is [{ PublicIpAddress: { Length: > 0 } address }, ..] ? address : null;
        }
        catch (AmazonServiceException)
        {
            // Whoever may not ask does not learn the address; that is no reason to fail.
            return null;
        }
    }

    private static string Address(string host, int? port) => string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");
}
