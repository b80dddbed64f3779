using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Logs;

namespace StagingTools.Sandbox.Rds;

/// <summary>Takes instances through their states, with the real server doing what the state says.</summary>
internal sealed class InstanceLifecycle(SandboxContext context, RdsStore store, PostgresTemplate template,
    PostgresInstallation installation, CertificateAuthority authority)
{
    // RDS takes minutes; long enough here for a caller to see the state, short enough to wait for.
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(400);

    /// <summary>Brings a new instance up: creating, backing-up where backups are kept, available.</summary>
    /// <param name="instance">The instance, already in the store.</param>
    /// <param name="password">Master password.</param>
    /// <param name="endpoint">Where it is to listen.</param>
    /// <param name="copyOf">Data folder to start from; null for an empty cluster.</param>
    public Task CreateAsync(DbInstance instance, string password, System.Net.IPEndPoint endpoint, string? copyOf = null) =>
        GuardAsync(instance, async () =>
        {
            string source = copyOf ?? await template.GetAsync().ConfigureAwait(false);
            var server = new PostgresServer(
                installation, template, authority, context.Children, context.Identity.Id, instance.Identifier,
                Path.Combine(context.Identity.DatabasesPath, $"{instance.Region}-{instance.Identifier}-{instance.ResourceId}"),
                endpoint, LogSink(instance));
            lock (store.Gate) instance.Server = server;
            await server.CreateAsync(source, CancellationToken.None).ConfigureAwait(false);
            await StartAsync(instance, server).ConfigureAwait(false);
            string user = instance["MasterUsername"]!;
            IEnumerable<string> statements = copyOf is null
                ? MasterUser.Create(user, password, instance["DBName"])
                : [MasterUser.ChangePassword(user, password)];
            await server.ExecuteAsync("postgres", statements, CancellationToken.None).ConfigureAwait(false);
            lock (store.Gate) instance.CreatedAt = context.Time.GetUtcNow();
            if (instance["BackupRetentionPeriod"] != "0")
            {
                SetStatus(instance, "backing-up");
                await Task.Delay(s_step, context.Time).ConfigureAwait(false);
            }

            SetStatus(instance, "available");
        });

    /// <summary>Applies changes to a running instance: modifying, available.</summary>
    public Task ModifyAsync(DbInstance instance, Dictionary<string, string> changes, string? password) =>
        GuardAsync(instance, async () =>
        {
            if (password is not null)
            {
                await instance.Server!.ExecuteAsync(
                    "postgres", [MasterUser.ChangePassword(instance["MasterUsername"]!, password)], CancellationToken.None)
                    .ConfigureAwait(false);
            }

            await Task.Delay(s_step, context.Time).ConfigureAwait(false);
            lock (store.Gate)
            {
                foreach ((string name, string value) in changes) instance.Settings[name] = value;
                instance.Status = "available";
            }
        });

    /// <summary>Restarts an instance, which also makes waiting parameters take hold.</summary>
    public Task RebootAsync(DbInstance instance) => GuardAsync(instance, async () =>
    {
        await instance.Server!.StopAsync().ConfigureAwait(false);
        await StartAsync(instance, instance.Server).ConfigureAwait(false);
        lock (store.Gate)
        {
            instance.ParameterStatus = "in-sync";
            instance.Status = "available";
        }
    });

    /// <summary>Hands the changes of a parameter group to the running instances that use it.</summary>
    public async Task ApplyAsync(DbParameterGroup group)
    {
        DbInstance[] members;
        lock (store.Gate)
        {
            members =
            [
                .. store.Instances.Where(instance => instance.Region == group.Region
                    && instance.ParameterGroup == group.Name && instance.Server?.IsRunning == true),
            ];
            foreach (DbInstance member in members.Where(
                _ => group.Changes.Values.Any(change => change.ApplyMethod == "pending-reboot")))
            {
                member.ParameterStatus = "pending-reboot";
            }
        }

        foreach (DbInstance member in members)
        {
            (IReadOnlyDictionary<string, string> parameters, bool forceSsl) = Parameters(member);
            await member.Server!.ReloadAsync(parameters, forceSsl, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Stops an instance without removing it: stopping, stopped.</summary>
    public Task StopAsync(DbInstance instance) => GuardAsync(instance, async () =>
    {
        await instance.Server!.StopAsync().ConfigureAwait(false);
        SetStatus(instance, "stopped");
    });

    /// <summary>Starts a stopped instance: starting, available.</summary>
    public Task StartAsync(DbInstance instance) => GuardAsync(instance, async () =>
    {
        await StartAsync(instance, instance.Server!).ConfigureAwait(false);
        SetStatus(instance, "available");
    });

    /// <summary>Takes a snapshot of a running instance: creating, available.</summary>
    /// <param name="snapshot">The snapshot, already in the store.</param>
    /// <param name="afterwards">Status of the instance when it is done.</param>
    public async Task SnapshotAsync(DbSnapshot snapshot, string afterwards)
    {
        string outcome = "available";
        try
        {
            await snapshot.Source.Server!.BackupAsync(snapshot.DataPath, CancellationToken.None).ConfigureAwait(false);
            await Task.Delay(s_step, context.Time).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            context.Log.Write($"rds: snapshot {snapshot.Identifier} failed: {failure}");
            outcome = "failed";
        }

        // At once: whoever sees that the snapshot is made may ask for the next one.
        lock (store.Gate)
        {
            snapshot.Status = outcome;
            SetStatus(snapshot.Source, afterwards);
        }
    }

    /// <summary>Removes an instance: deleting, with a final snapshot where one is asked for, then gone.</summary>
    public async Task DeleteAsync(DbInstance instance, DbSnapshot? final)
    {
        try
        {
            if (final is not null) await SnapshotAsync(final, "deleting").ConfigureAwait(false);
            if (instance.Server is { } server)
            {
                await server.StopAsync(immediately: true).ConfigureAwait(false);
                server.Delete();
            }

            await Task.Delay(s_step, context.Time).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            context.Log.Write($"rds: removing {instance.Identifier} left something behind: {failure}");
        }

        lock (store.Gate)
        {
            instance.RemovedAt = context.Time.GetUtcNow();
            store.Remove(instance);
        }
    }

    private async Task StartAsync(DbInstance instance, PostgresServer server)
    {
        (IReadOnlyDictionary<string, string> parameters, bool forceSsl) = Parameters(instance);
        await server.StartAsync(parameters, forceSsl, CancellationToken.None).ConfigureAwait(false);
    }

    private (IReadOnlyDictionary<string, string> Parameters, bool ForceSsl) Parameters(DbInstance instance)
    {
        lock (store.Gate)
        {
            DbParameterGroup group = store.ParameterGroup(instance.Region, instance.ParameterGroup);
            bool atLeast15 = int.TryParse(instance["EngineVersion"]?.Split('.')[0], out int major) && major >= 15;
            bool forceSsl = group.Changes.TryGetValue("rds.force_ssl", out DbParameter? force) ? force.Value == "1" : atLeast15;
            return (ServerParameters.Usable(group.Changes), forceSsl);
        }
    }

    private Action<string> LogSink(DbInstance instance)
    {
        string group = $"/aws/rds/instance/{instance.Identifier}/postgresql";
        LogStream? stream = null;
        return line =>
        {
            bool exported;
            lock (store.Gate) exported = instance.LogExports.Contains("postgresql");
            if (!exported) return;
            stream ??= context.Logs.Open(instance.Region, group, $"{instance.Identifier}.0", createGroup: true);
            stream.Write(line);
        };
    }

    private async Task GuardAsync(DbInstance instance, Func<Task> change)
    {
        try
        {
            await change().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            context.Log.Write($"rds: {instance.Identifier} failed: {failure}");
            lock (store.Gate)
            {
                if (instance.Status == "deleting") return;
                instance.Failure = failure.Message;
                instance.Status = "failed";
            }
        }
    }

    private void SetStatus(DbInstance instance, string status)
    {
        lock (store.Gate)
        {
            if (instance.Status != "deleting") instance.Status = status;
        }
    }
}
