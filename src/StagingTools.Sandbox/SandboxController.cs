using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using StagingTools.Sandbox.Hosting;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox;

/// <summary>Starts, reads and ends sandboxes. A sandbox outlives whoever starts it; its state folder names it.</summary>
public static class SandboxController
{
    private static readonly TimeSpan s_startPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan s_stopPatience = TimeSpan.FromSeconds(30);

    /// <summary>Starts a sandbox, after cleaning up what a crashed one left in the same folder.</summary>
    /// <param name="options">Where and as whom.</param>
    /// <param name="progress">Told what is being done.</param>
    /// <param name="cancellationToken">Cancels the start; nothing is left running.</param>
    /// <returns>The sandbox; the running one where there is one already.</returns>
    /// <exception cref="SandboxException">It cannot be started; the message says what to do.</exception>
    public static async Task<SandboxInfo> StartAsync(
        SandboxOptions options, IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OperatingSystem.IsWindows())
        {
            throw new SandboxException(
                "The sandbox runs on Linux and macOS: it is made of processes that Windows cannot group. "
                + "Run it in WSL, or use an AWS account.");
        }

        Check(options);
        var state = new StateFolder(options.StateDirectory);
        state.Create();
        using FileStream held = Hold(state);
        if (await RunningAsync(state, cancellationToken).ConfigureAwait(false) is { } running)
        {
            progress?.Report($"A sandbox runs in '{state.Root}' already.");
            return running;
        }

        await CleanAsync(state, progress, cancellationToken).ConfigureAwait(false);
        var tools = new Tools(BaseEnvironment.Current());
        _ = tools.Moto();
        var postgres = Rds.PostgresInstallation.Find(tools);
        string id = Guid.NewGuid().ToString("N");
        var identity = new SandboxIdentity
        {
            Id = id,
            Region = options.Region,
            AccountId = options.AccountId,
            Token = Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
            AccessKeyId = "ASANDBOX" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 12),
            SecretAccessKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(20)),
            DatabasesPath = postgres.CanReach(state.Root)
                ? state.DatabasesPath
                : Path.Combine("/var/tmp", $"stagingtools-sandbox-{id}"),
            StartedAt = TimeProvider.System.GetUtcNow(),
        };
        StateFolder.Write(state.IdentityPath, identity);
        progress?.Report("Starting the sandbox's server");
        try
        {
            SandboxInfo info = await SpawnAsync(state, identity, cancellationToken).ConfigureAwait(false);
            progress?.Report($"The sandbox answers at {info.Endpoint}");
            return info;
        }
        catch
        {
            await CleanAsync(state, null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A running sandbox and everything in it; null where none runs.</summary>
    /// <param name="stateDirectory">Its state folder.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public static async Task<SandboxStatus?> GetAsync(string stateDirectory, CancellationToken cancellationToken = default)
    {
        var state = new StateFolder(stateDirectory);
        if (await RunningAsync(state, cancellationToken).ConfigureAwait(false) is null) return null;
        using SandboxClient client = SandboxClient.For(state);
        return await client.GetAsync<SandboxStatus>("status", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends a sandbox: every process of it, then its folder. A crashed one is cleaned up just so.</summary>
    /// <param name="stateDirectory">Its state folder.</param>
    /// <param name="cancellationToken">Cancels the wait; what was not ended is found by the next stop or start.</param>
    /// <returns>Whether there was a sandbox.</returns>
    /// <exception cref="SandboxException">The folder is no sandbox's.</exception>
    public static async Task<bool> StopAsync(string stateDirectory, CancellationToken cancellationToken = default)
    {
        var state = new StateFolder(stateDirectory);
        if (!Directory.Exists(state.Root)) return false;
        if (!File.Exists(state.IdentityPath))
        {
            throw new SandboxException($"'{state.Root}' is no sandbox's state folder, so nothing was ended or removed.");
        }

        using FileStream held = Hold(state);
        if (await RunningAsync(state, cancellationToken).ConfigureAwait(false) is { } running)
        {
            using SandboxClient client = SandboxClient.For(state);
            ProcessIdentity? server = ProcessIdentity.Of(running.ProcessId);
            await client.PostAsync<string>("shutdown", null, cancellationToken).ConfigureAwait(false);
            var watch = Stopwatch.StartNew();
            while (server?.IsAlive() == true && watch.Elapsed < s_stopPatience)
            {
                await Task.Delay(25, cancellationToken).ConfigureAwait(false);
            }
        }

        await CleanAsync(state, null, cancellationToken).ConfigureAwait(false);
        await FolderRemoval.RemoveAsync(state.Root, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Pushes an image: a folder with a <c>sandbox-image.json</c> that says how to run it.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="name">Repository; made when missing.</param>
    /// <param name="tag">Tag.</param>
    /// <param name="folder">The image's folder; it is copied.</param>
    /// <param name="region">Region; the sandbox's own when null.</param>
    /// <param name="cancellationToken">Cancels the push.</param>
    /// <returns>Digest and repository URI.</returns>
    /// <exception cref="SandboxException">No sandbox runs, or the folder is no image.</exception>
    public static async Task<SandboxImage> PushImageAsync(
        string stateDirectory,
        string name,
        string tag,
        string folder,
        string? region = null,
        CancellationToken cancellationToken = default)
    {
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        return await client.PostAsync<SandboxImage>(
            "images", new PushRequest(name, tag, Path.GetFullPath(folder), region), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes an RDS instance with a database, and a secret with its URL where one is named.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Where it is and how to log in.</returns>
    /// <exception cref="SandboxException">No sandbox runs, or the service refused.</exception>
    public static async Task<SandboxDatabaseResult> CreateDatabaseAsync(
        string stateDirectory, SandboxDatabaseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = new StateFolder(stateDirectory);
        SandboxInfo info = await RunningAsync(state, cancellationToken).ConfigureAwait(false)
            ?? throw new SandboxException($"No sandbox runs in '{state.Root}'. Start one with: staging sandbox start");
        return await DatabaseMaker.MakeAsync(info, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a sandbox refuse a share of all requests from now on, as AWS does on a bad day.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="faults">What to refuse; nothing of both ends it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is refused now.</returns>
    /// <exception cref="SandboxException">No sandbox runs, or a share is none.</exception>
    public static async Task<SandboxFaults> SetFaultsAsync(
        string stateDirectory, SandboxFaults faults, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Check();
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        return await client.PostAsync<SandboxFaults>("faults", faults, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What a sandbox refuses at present, and how often it did.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SandboxException">No sandbox runs.</exception>
    public static async Task<SandboxFaults> GetFaultsAsync(string stateDirectory, CancellationToken cancellationToken = default)
    {
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        return await client.GetAsync<SandboxFaults>("faults", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets what a sandbox's account may have and what its services offer from now on.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="limits">The limits; what is left out has its default again.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SandboxException">No sandbox runs.</exception>
    public static async Task SetLimitsAsync(string stateDirectory, SandboxLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        await client.PostAsync<SandboxLimits>("limits", limits, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The mail, SMS and web requests by which a sandbox's SNS told its subscribers, oldest first; the last thousand.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SandboxException">No sandbox runs.</exception>
    public static async Task<IReadOnlyList<SandboxMessage>> GetMessagesAsync(
        string stateDirectory, CancellationToken cancellationToken = default)
    {
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        return await client.GetAsync<SandboxMessage[]>("messages", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Breaks the connections of all Live Tail sessions, as networks do, to see whether who follows a log connects again.</summary>
    /// <param name="stateDirectory">State folder of a running sandbox.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="SandboxException">No sandbox runs.</exception>
    public static async Task<int> BreakLiveTailsAsync(string stateDirectory, CancellationToken cancellationToken = default)
    {
        using SandboxClient client = await ConnectAsync(stateDirectory, cancellationToken).ConfigureAwait(false);
        return await client.PostAsync<int>("live-tail-break", null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SandboxClient> ConnectAsync(string stateDirectory, CancellationToken cancellationToken)
    {
        var state = new StateFolder(stateDirectory);
        return await RunningAsync(state, cancellationToken).ConfigureAwait(false) is null
            ? throw new SandboxException(
                $"No sandbox runs in '{state.Root}'. Start one with: staging sandbox start")
            : SandboxClient.For(state);
    }

    private static void Check(SandboxOptions options)
    {
        if (options.AccountId.Length != 12 || !options.AccountId.All(char.IsAsciiDigit))
        {
            throw new SandboxException($"The account id '{options.AccountId}' is not twelve digits.");
        }

        if (options.Region.Length == 0 || !options.Region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            throw new SandboxException($"The region '{options.Region}' is not a region's name, such as us-east-1.");
        }
    }

    private static FileStream Hold(StateFolder state)
    {
        try
        {
            return new FileStream(state.LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SandboxException(
                $"Another process is starting or stopping the sandbox in '{state.Root}' right now. Try again when it is done.");
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new SandboxException(
                $"The sandbox's state folder '{state.Root}' cannot be written: {refused.Message}", refused);
        }
    }

    private static async Task<SandboxInfo?> RunningAsync(StateFolder state, CancellationToken cancellationToken)
    {
        if (StateFolder.Read<SandboxIdentity>(state.IdentityPath) is not { } identity
            || StateFolder.Read<ServerRecord>(state.ServerPath) is not { } server
            || !server.Process.IsAlive())
        {
            return null;
        }

        using SandboxClient client = SandboxClient.For(state);
        return await client.IsHealthyAsync(cancellationToken).ConfigureAwait(false)
            ? SandboxInfoFactory.Create(state, identity, server.Endpoint, server.Process.Pid)
            : null;
    }

    private static async Task CleanAsync(
        StateFolder state, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (StateFolder.Read<SandboxIdentity>(state.IdentityPath) is { } stale)
        {
            // The server first: it must not start children while its children are being ended.
            ChildRecord[] server = StateFolder.Read<ChildRecord>(state.StarterPath) is { } record
                ? [record with { StopSignal = Posix.SigKill }]
                : [];
            IReadOnlyList<string> ended = await Reaper
                .CleanAsync([.. server, .. ChildRegistry.Read(state.ChildrenPath)], stale.Id, cancellationToken)
                .ConfigureAwait(false);
            if (ended.Count > 0) progress?.Report($"Ended what a crashed sandbox had left: {string.Join(", ", ended)}");
            if (Path.GetFileName(stale.DatabasesPath).EndsWith(stale.Id, StringComparison.Ordinal))
            {
                await FolderRemoval.RemoveAsync(stale.DatabasesPath, cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(state.Root).Where(entry => entry != state.LockPath))
        {
            if (Directory.Exists(entry)) await FolderRemoval.RemoveAsync(entry, cancellationToken).ConfigureAwait(false);
            else File.Delete(entry);
        }
    }

    private static async Task<SandboxInfo> SpawnAsync(
        StateFolder state, SandboxIdentity identity, CancellationToken cancellationToken)
    {
        ChildProcess server = ChildProcess.Start(
            new ChildSpec
            {
                Name = "sandbox server",
                Program = ServerProgram.Host(),
                Arguments = [ServerProgram.Assembly(), "serve", "--state", state.Root],
                Environment = ServerProgram.Environment(),
                WorkingDirectory = state.Root,
                LogPath = state.LogPath,
            },
            new ChildRegistry(null),
            identity.Id);
        StateFolder.Write(state.StarterPath, server.Record);
        var watch = Stopwatch.StartNew();
        try
        {
            while (server.IsRunning && watch.Elapsed < s_startPatience)
            {
                if (await RunningAsync(state, cancellationToken).ConfigureAwait(false) is { } info) return info;
                await Task.Delay(25, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await server.StopAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
            throw;
        }

        bool late = server.IsRunning;
        int code = await server.StopAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        string outcome = late
            ? string.Create(
                CultureInfo.InvariantCulture, $"did not become ready within {s_startPatience.TotalSeconds:0} seconds")
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        throw new SandboxException(
            $"The sandbox's server {outcome}. Its last lines:{Environment.NewLine}{LogTail.Read(state.LogPath)}"
            + $"{LogTail.Read(state.MotoLogPath)}");
    }
}
