using System.Globalization;
using System.Text.Json.Nodes;
using StagingTools.Sandbox.ElasticLoadBalancing;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Images;
using StagingTools.Sandbox.Logs;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>Runs one task from its image to its last line of output, as the ECS agent does.</summary>
internal sealed class TaskRunner(SandboxContext context, EcsStore store, ImageStore images)
{
    private const int DefaultStopTimeout = 30;
    private static readonly TimeSpan s_logGrace = TimeSpan.FromSeconds(5);
    private readonly SecretReader _secrets = new(context);

    /// <summary>Runs a task that is in the store; completes when it has stopped.</summary>
    public async Task RunAsync(EcsTask task)
    {
        await Task.Yield();
        var logs = new List<LogStream>();
        try
        {
            Change(task, () =>
            {
                task.LastStatus = "PENDING";
                task.PullStartedAt = context.Time.GetUtcNow();
            });
            var specs = new List<ChildSpec>();
            foreach (EcsContainer container in task.Containers)
            {
                try
                {
                    specs.Add(await PrepareAsync(task, container, logs).ConfigureAwait(false));
                }
                catch (Exception failure) when (failure is TaskFailure or ImagePullException or SandboxException)
                {
                    Change(task, () => container.Reason = failure.Message);
                    throw new TaskFailure(failure.Message);
                }
            }

            Change(task, () => task.PullStoppedAt = context.Time.GetUtcNow());
            task.Stop.Token.ThrowIfCancellationRequested();
            Start(task, specs);
            await LiveAsync(task).ConfigureAwait(false);
        }
        catch (TaskFailure failure)
        {
            Change(task, () => Ending(task, "TaskFailedToStart", failure.Message));
        }
        catch (OperationCanceledException) when (task.Stop.IsCancellationRequested)
        {
            // It was told to stop before it had started.
        }
        catch (Exception failure)
        {
            context.Log.Write($"ecs: task {task.Id} failed: {failure}");
            Change(task, () => Ending(task, "TaskFailedToStart", $"CannotStartContainerError: {failure.Message}"));
        }

        await EndAsync(task, logs).ConfigureAwait(false);
    }

    /// <summary>Tells a task to stop; what it says and when it ends is left to it, within its stop timeout.</summary>
    /// <remarks>The caller holds the store's gate.</remarks>
    public static void Stop(EcsTask task, string code, string reason)
    {
        if (task.DesiredStatus == "STOPPED") return;
        Ending(task, code, reason);
        task.Version++;
        _ = task.Stop.CancelAsync();
    }

    private static void Ending(EcsTask task, string code, string reason)
    {
        // The first reason stands: what follows from it is no cause.
        task.StopCode ??= code;
        task.StoppedReason ??= reason;
        task.DesiredStatus = "STOPPED";
    }

    private async Task<ChildSpec> PrepareAsync(EcsTask task, EcsContainer container, List<LogStream> logs)
    {
        CancellationToken stop = task.Stop.Token;
        JsonObject? change = (task.Overrides["containerOverrides"] as JsonArray)?
            .OfType<JsonObject>().FirstOrDefault(entry => (string?)entry["name"] == container.Name);
        Dictionary<string, string> environment = BaseEnvironment.Current();
        ContainerCommand command = await CommandAsync(container, change, environment["PATH"], stop).ConfigureAwait(false);
        foreach ((string name, string value) in command.Environment) environment[name] = value;
        AddAws(task, environment);
        AddPairs(container.Definition["environment"], environment);
        foreach (JsonObject secret in (container.Definition["secrets"] as JsonArray ?? []).OfType<JsonObject>())
        {
            environment[(string)secret["name"]!] = await _secrets
                .ReadAsync((string)secret["valueFrom"]!, task.Region, stop).ConfigureAwait(false);
        }

        AddPairs(change?["environment"], environment);
        AddPorts(container, environment);
        LogStream? stream = await OpenLogAsync(task, container, stop).ConfigureAwait(false);
        if (stream is not null) logs.Add(stream);
        return new ChildSpec
        {
            Name = $"task {EcsStore.ShortName(task.DefinitionArn)} {task.Id} {container.Name}",
            Program = command.Program,
            Arguments = command.Arguments,
            Environment = environment,
            WorkingDirectory = command.WorkingDirectory,
            OnLine = stream is null ? _ => { } : stream.Write,
        };
    }

    private async Task<ContainerCommand> CommandAsync(
        EcsContainer container, JsonObject? change, string path, CancellationToken stop)
    {
        ImageReference image = ImageReference.Parse(container.Image)
            ?? throw new TaskFailure(
                $"CannotPullContainerError: Error response from daemon: invalid reference format: {container.Image}");
        if (image.AccountId != context.AccountId)
        {
            // Somebody else's registry is out of reach; what terraform's first revision names is only to stay up, and a
            // command of a one-off run would seem to do so, too.
            if (change?["command"] is JsonArray { Count: > 0 })
            {
                throw new TaskFailure(
                    $"CannotPullContainerError: Error response from daemon: {container.Image}: the registry is out of reach");
            }

            container.IsPlaceholder = true;
            return ContainerCommand.Placeholder;
        }

        (string folder, string digest) = await images.PullAsync(image, container.Image, stop).ConfigureAwait(false);
        container.ImageDigest = digest;
        return ContainerCommand.From(
            folder,
            Strings(container.Definition["entryPoint"]),
            Strings(change?["command"]) ?? Strings(container.Definition["command"]),
            path);
    }

    private void AddAws(EcsTask task, Dictionary<string, string> environment)
    {
        environment["AWS_ENDPOINT_URL"] = context.Endpoint;
        environment["AWS_ACCESS_KEY_ID"] = context.Identity.AccessKeyId;
        environment["AWS_SECRET_ACCESS_KEY"] = context.Identity.SecretAccessKey;
        environment["AWS_REGION"] = task.Region;
        environment["AWS_DEFAULT_REGION"] = task.Region;
        environment["AWS_EC2_METADATA_DISABLED"] = "true";
        environment["AWS_EXECUTION_ENV"] = "AWS_ECS_EC2";
    }

    private static void AddPairs(JsonNode? pairs, Dictionary<string, string> environment)
    {
        foreach (JsonObject pair in (pairs as JsonArray ?? []).OfType<JsonObject>())
        {
            environment[(string)pair["name"]!] = (string?)pair["value"] ?? "";
        }
    }

    private static void AddPorts(EcsContainer container, Dictionary<string, string> environment)
    {
        // A process has no network of its own: a port that another task may hold gives way to a free one.
        PortBinding[] ports =
        [
            .. (container.Definition["portMappings"] as JsonArray ?? []).OfType<JsonObject>()
                .Where(mapping => mapping["containerPort"] is not null)
                .Select(mapping => new PortBinding(
                    (int)mapping["containerPort"]!, Loopback.FreePort(), (string?)mapping["protocol"] ?? "tcp")),
        ];
        container.Ports = ports;
        foreach (PortBinding port in ports)
        {
            string host = port.HostPort.ToString(CultureInfo.InvariantCulture);
            environment[string.Create(CultureInfo.InvariantCulture, $"PORT_{port.ContainerPort}")] = host;
            if (port == ports[0]) environment["PORT"] = host;
        }
    }

    private async Task<LogStream?> OpenLogAsync(EcsTask task, EcsContainer container, CancellationToken stop)
    {
        JsonNode? configuration = container.Definition["logConfiguration"];
        if ((string?)configuration?["logDriver"] != "awslogs") return null;
        JsonNode? options = configuration["options"];
        string group = (string?)options?["awslogs-group"]
            ?? throw new TaskFailure(
                "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: "
                + "must specify a value for log opt 'awslogs-group'");
        string region = (string?)options?["awslogs-region"] ?? task.Region;
        bool create = (string?)options?["awslogs-create-group"] == "true";
        if (!create && !await context.Logs.GroupExistsAsync(region, group, stop).ConfigureAwait(false))
        {
            throw new TaskFailure(
                "CannotStartContainerError: Error response from daemon: failed to initialize logging driver: failed to "
                + "create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.");
        }

        string stream = (string?)options?["awslogs-stream-prefix"] is { Length: > 0 } prefix
            ? $"{prefix}/{container.Name}/{task.Id}"
            : container.RuntimeId;
        return context.Logs.Open(region, group, stream, create);
    }

    private void Start(EcsTask task, List<ChildSpec> specs)
    {
        for (int i = 0; i < specs.Count; i++)
        {
            EcsContainer container = task.Containers[i];
            ChildProcess process;
            try
            {
                process = ChildProcess.Start(specs[i], context.Children, context.Identity.Id);
            }
            catch (SandboxException refused)
            {
                string reason = $"CannotStartContainerError: Error response from daemon: {refused.Message}";
                Change(task, () => container.Reason = reason);
                throw new TaskFailure(reason);
            }

            Change(task, () =>
            {
                container.Process = process;
                container.LastStatus = "RUNNING";
            });
        }

        Change(task, () =>
        {
            task.LastStatus = "RUNNING";
            task.StartedAt = context.Time.GetUtcNow();
        });
    }

    private async Task LiveAsync(EcsTask task)
    {
        using var living = CancellationTokenSource.CreateLinkedTokenSource(task.Stop.Token);
        Task[] probes =
        [
            .. task.Containers.Where(container => container.HasHealthCheck)
                .Select(container => new HealthProbe(context, store, task, container).RunAsync(living.Token)),
        ];
        Task stop = Task.Delay(Timeout.Infinite, living.Token)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Task[] exits = [.. task.Containers.Select(container => FollowAsync(task, container))];
        Task[] essential = [.. exits.Where((_, index) => task.Containers[index].Essential)];
        await Task.WhenAny([stop, .. essential]).ConfigureAwait(false);
        if (!task.Stop.IsCancellationRequested)
        {
            Change(task, () => Ending(task, "EssentialContainerExited", "Essential container in task exited"));
        }

        await living.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll([stop, .. probes]).ConfigureAwait(false);
        await LeaveTargetsAsync(task, essential).ConfigureAwait(false);
        await StopContainersAsync(task).ConfigureAwait(false);
        await Task.WhenAll(exits).ConfigureAwait(false);
    }

    // Requests that are under way end before the program is told to.
    private async Task LeaveTargetsAsync(EcsTask task, Task[] essential)
    {
        IReadOnlyList<Target> targets;
        lock (store.Gate) targets = task.Targets;
        if (targets.Count == 0) return;
        if (essential.All(exit => !exit.IsCompleted)) Change(task, () => task.LastStatus = "DEACTIVATING");
        await Task.WhenAny([Task.WhenAll(targets.Select(target => target.LeaveAsync())), .. essential]).ConfigureAwait(false);
    }

    private async Task FollowAsync(EcsTask task, EcsContainer container)
    {
        int code = await container.Process!.Exited.ConfigureAwait(false);
        Change(task, () =>
        {
            container.ExitCode = code;
            container.LastStatus = "STOPPED";
        });
    }

    private async Task StopContainersAsync(EcsTask task)
    {
        EcsContainer[] running = [.. task.Containers.Where(container => container.Process?.IsRunning == true)];
        Change(task, () =>
        {
            task.StoppingAt = context.Time.GetUtcNow();
            if (running.Length > 0) task.LastStatus = "STOPPING";
        });
        await Task.WhenAll(running.Select(container => container.Process!.StopAsync(
            TimeSpan.FromSeconds((int?)container.Definition["stopTimeout"] ?? DefaultStopTimeout), Posix.SigTerm)))
            .ConfigureAwait(false);
    }

    private async Task EndAsync(EcsTask task, List<LogStream> logs)
    {
        try
        {
            // A container may have been started before another one could not be.
            await StopContainersAsync(task).ConfigureAwait(false);
            await Task.WhenAll(task.Containers.Select(container => container.Process?.Drained ?? Task.CompletedTask))
                .ConfigureAwait(false);
            foreach (LogStream log in logs) log.Close();
            await Task.WhenAny(Task.WhenAll(logs.Select(log => log.Completed)), Task.Delay(s_logGrace))
                .ConfigureAwait(false);
        }
        finally
        {
            // Only now, so that whoever sees the task stopped finds its last words in the log.
            Change(task, () =>
            {
                task.DesiredStatus = "STOPPED";
                task.LastStatus = "STOPPED";
                task.StoppedAt = context.Time.GetUtcNow();
                foreach (EcsContainer container in task.Containers) container.LastStatus = "STOPPED";
            });
        }
    }

    private static IReadOnlyList<string>? Strings(JsonNode? array) =>
        array is JsonArray { Count: > 0 } items ? [.. items.Select(item => (string)item!)] : null;

    private void Change(EcsTask task, Action change)
    {
        lock (store.Gate)
        {
            change();
            task.Version++;
        }
    }
}
