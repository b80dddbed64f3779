using System.IO.Pipes;
using System.Text;

namespace StagingTools.Sandbox.Processes;

/// <summary>A running child in its own process group, written down in the registry until it has ended.</summary>
internal sealed class ChildProcess
{
    // Longer lines are cut, as the awslogs driver cuts at 256 KB.
    private const int LongestLine = 256 * 1024;

    private ChildProcess(ChildRecord record, Task<int> exited, Task drained)
    {
        Record = record;
        Exited = exited;
        Drained = drained;
    }

    /// <summary>Name, identity and stop signal.</summary>
    public ChildRecord Record { get; }

    /// <summary>Process id.</summary>
    public int Pid => Record.Process.Pid;

    /// <summary>The exit code, once there is one; 128 plus the signal's number where a signal ended it.</summary>
    public Task<int> Exited { get; }

    /// <summary>Completes when the last line of output has been handed on.</summary>
    public Task Drained { get; }

    /// <summary>Whether the child still runs.</summary>
    public bool IsRunning => !Exited.IsCompleted;

    /// <summary>Starts a child and writes it down.</summary>
    /// <exception cref="SandboxException">The program could not be started.</exception>
    public static ChildProcess Start(ChildSpec spec, ChildRegistry registry, string sandboxId)
    {
        string[] environment =
        [
            .. spec.Environment.Select(pair => $"{pair.Key}={pair.Value}"),
            $"{SandboxMarker.Variable}={sandboxId}",
        ];

        AnonymousPipeServerStream? pipe = null;
        int pid;
        if (spec.OnLine is not null)
        {
            pipe = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.None);
            int descriptor = (int)pipe.ClientSafePipeHandle.DangerousGetHandle();
            try
            {
                pid = Posix.Spawn(
                    spec.Program, spec.Arguments, environment, spec.WorkingDirectory, descriptor, descriptor);
            }
            catch
            {
                pipe.Dispose();
                throw;
            }

            pipe.DisposeLocalCopyOfClientHandle();
        }
        else
        {
            using var log = File.OpenHandle(
                spec.LogPath ?? "/dev/null", FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            using var append = new FileStream(log, FileAccess.Write, bufferSize: 0);
            if (spec.LogPath is not null) append.Seek(0, SeekOrigin.End);
            int descriptor = (int)log.DangerousGetHandle();
            pid = Posix.Spawn(
                spec.Program, spec.Arguments, environment, spec.WorkingDirectory, descriptor, descriptor);
        }

        // A child that ended before it could be looked at keeps its id until it is reaped below, so "0" is no risk.
        var identity = ProcessIdentity.Of(pid) ?? new ProcessIdentity(pid, "0");
        var record = new ChildRecord(spec.Name, identity, spec.StopSignal);
        registry.Add(record);
        Task drained = pipe is null ? Task.CompletedTask : DrainAsync(pipe, spec.OnLine!);
        return new ChildProcess(record, WaitAsync(record, registry), drained);
    }

    /// <summary>Asks the child to end and ends its whole group when it has not done so in time.</summary>
    /// <param name="signal">What to ask with; the child's own stop signal when null.</param>
    /// <param name="grace">How long it may take.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(TimeSpan grace, int? signal = null)
    {
        if (IsRunning)
        {
            Posix.SignalGroup(Pid, signal ?? Record.StopSignal);
            await Task.WhenAny(Exited, Task.Delay(grace)).ConfigureAwait(false);
            if (IsRunning) Posix.SignalGroup(Pid, Posix.SigKill);
        }

        return await Exited.ConfigureAwait(false);
    }

    private static Task<int> WaitAsync(ChildRecord record, ChildRegistry registry)
    {
        var exited = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiter = new Thread(
            () =>
            {
                int code = Posix.WaitForExit(record.Process.Pid);
                registry.Remove(record);
                exited.SetResult(code);
            },
            maxStackSize: 128 * 1024)
        {
            IsBackground = true,
            Name = $"wait for {record.Name}",
        };
        waiter.Start();
        return exited.Task;
    }

    private static async Task DrainAsync(Stream pipe, Action<string> onLine)
    {
        await Task.Yield();
        await using (pipe.ConfigureAwait(false))
        {
            byte[] buffer = new byte[16 * 1024];
            var line = new MemoryStream();
            int read;
            while ((read = await pipe.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                for (int i = 0; i < read; i++)
                {
                    if (buffer[i] == (byte)'\n' || line.Length >= LongestLine) Flush(line, onLine);
                    if (buffer[i] is not (byte)'\n') line.WriteByte(buffer[i]);
                }
            }

            if (line.Length > 0) Flush(line, onLine);
        }
    }

    private static void Flush(MemoryStream line, Action<string> onLine)
    {
        string text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        line.SetLength(0);
        onLine(text);
    }
}
