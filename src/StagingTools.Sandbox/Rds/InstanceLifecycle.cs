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
    /// <param name="password">Master password; null for the one that the data has.</param>
    /// <param name="port">The port that is wanted.</param>
    /// <param name="findOrigin">Finds the data to start from; null for an empty cluster.</param>
    public Task CreateAsync(DbInstance instance, string? password, int port, Func<Task<DataOrigin>>? findOrigin = null) =>
        GuardAsync(instance, async () =>
        {
            DataOrigin? origin = findOrigin is null ? null : await findOrigin().ConfigureAwait(false);
            string source = origin?.DataPath ?? await template.GetAsync().ConfigureAwait(false);
            PostgresServer server;
            lock (store.Gate)
            {
                server = new PostgresServer(
                    installation, template, authority, context.Children, context.Identity.Id, instance.Identifier,
                    Path.Combine(context.Identity.DatabasesPath, $"{instance.Region}-{instance.Identifier}-{instance.ResourceId}"),
                    store.Endpoint(instance.Region, instance.Identifier, port), LogSink(instance));
                instance.Server = server;
            }

            await server.CreateAsync(source, CancellationToken.None).ConfigureAwait(false);
            await server.StartAsync(ServerSettings(instance), CancellationToken.None, origin?.Recovery).ConfigureAwait(false);
            string user = instance["MasterUsername"]!;
            if (origin is null)
            {
                await server.ExecuteAsync(
                    "postgres", MasterUser.Create(user, password!, instance["DBName"]), CancellationToken.None).ConfigureAwait(false);
            }

            lock (store.Gate) instance.CreatedAt = context.Time.GetUtcNow();
            await BackUpAsync(instance).ConfigureAwait(false);
            SetStatus(instance, "available");
        });

    /// <summary>Applies changes to a running instance: modifying, available; one that gets a name is renaming, and starts again.</summary>
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
            string retention = instance["BackupRetentionPeriod"]!;
            lock (store.Gate)
            {
                foreach ((string name, string value) in changes) instance.Settings[name] = value;
            }

            if (retention == "0" != (instance["BackupRetentionPeriod"] == "0"))
            {
                await instance.Server!.ReloadAsync(ServerSettings(instance), CancellationToken.None).ConfigureAwait(false);
                if (retention == "0") await BackUpAsync(instance).ConfigureAwait(false);
                else ForgetBackups(instance);
            }

            if (instance.Pending.ContainsKey(RdsStore.NewName)) await RenameAsync(instance).ConfigureAwait(false);
            SetStatus(instance, "available");
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
            await member.Server!.ReloadAsync(ServerSettings(member), CancellationToken.None).ConfigureAwait(false);
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
            lock (store.Gate) snapshot.CompletedAt = context.Time.GetUtcNow();
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

            ForgetBackups(instance);

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

    private Task StartAsync(DbInstance instance, PostgresServer server) =>
        server.StartAsync(ServerSettings(instance), CancellationToken.None);

    private async Task RenameAsync(DbInstance instance)
    {
        PostgresServer server = instance.Server!;
        await server.StopAsync().ConfigureAwait(false);
        System.Net.IPEndPoint endpoint;
        lock (store.Gate)
        {
            store.Rename(instance);
            endpoint = store.Endpoint(instance.Region, instance.Identifier, server.Endpoint.Port);
        }

        await server.MoveAsync(instance.Identifier, endpoint, CancellationToken.None).ConfigureAwait(false);
        await StartAsync(instance, server).ConfigureAwait(false);
    }

    // RDS backs an instance up as soon as it is there; backups of any moment start from that.
    private async Task BackUpAsync(DbInstance instance)
    {
        if (instance["BackupRetentionPeriod"] == "0") return;
        SetStatus(instance, "backing-up");
        DbSnapshot snapshot;
        lock (store.Gate)
        {
            snapshot = store.NewSnapshot(
                instance,
                store.AutomatedName(instance, context.Time.GetUtcNow()),
                instance["CopyTagsToSnapshot"] == "true" ? new(instance.Tags, StringComparer.Ordinal) : [],
                context.Time.GetUtcNow(),
                context.Identity.DatabasesPath,
                isAutomated: true);
            store.Add(snapshot);
        }

        await SnapshotAsync(snapshot, "backing-up").ConfigureAwait(false);
    }

    private void ForgetBackups(DbInstance instance)
    {
        DbSnapshot[] automated;
        lock (store.Gate)
        {
            automated = [.. store.Snapshots.Where(snapshot => snapshot.Source == instance && snapshot.IsAutomated)];
            foreach (DbSnapshot snapshot in automated) store.Remove(snapshot);
        }

        foreach (DbSnapshot snapshot in automated) snapshot.Delete();
        if (instance.Server is { } server && Directory.Exists(server.ArchivePath)) server.ForgetArchive();
    }

    private ServerSettings ServerSettings(DbInstance instance)
    {
        lock (store.Gate)
        {
            DbParameterGroup group = store.ParameterGroup(instance.Region, instance.ParameterGroup);
            bool atLeast15 = int.TryParse(instance["EngineVersion"]?.Split('.')[0], out int major) && major >= 15;
            bool forceSsl = group.Changes.TryGetValue("rds.force_ssl", out DbParameter? force) ? force.Value == "1" : atLeast15;
            return new ServerSettings(
                ServerParameters.Usable(group.Changes), forceSsl, Archives: instance["BackupRetentionPeriod"] != "0");
        }
    }

    private Action<string> LogSink(DbInstance instance)
    {
        string? writtenAs = null;
        LogStream? stream = null;
        return line =>
        {
            bool exported;
            string identifier;
            lock (store.Gate)
            {
                exported = instance.LogExports.Contains("postgresql");
                identifier = instance.Identifier;
            }

            if (!exported) return;
            if (identifier != writtenAs)
            {
                stream = context.Logs.Open(
                    instance.Region, $"/aws/rds/instance/{identifier}/postgresql", $"{identifier}.0", createGroup: true);
                writtenAs = identifier;
            }

            stream!.Write(line);
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
