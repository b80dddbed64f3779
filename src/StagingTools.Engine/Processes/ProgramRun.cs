using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Text;

namespace StagingTools.Engine.Processes;

/// <summary>One run of a program: both pipes read to the end, stopped by one interrupt and, much later, by force.</summary>
internal sealed class ProgramRun(TimeProvider timeProvider)
{
    private static readonly TimeSpan PipesAfterKill = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SettleInterval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private readonly TaskCompletionSource stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExceptionDispatchInfo? listenerFailure;

    /// <summary>The program's absolute path.</summary>
    public required string FileName { get; init; }

    /// <summary>Its arguments.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Where it runs.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>All of its environment variables; nothing else is inherited.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>What it reads from its standard input; a secret may be in it. Nothing when <see langword="null"/>.</summary>
    public string? StandardInput { get; init; }

    /// <summary>Gets each line of standard output. Lines of the two pipes come one at a time.</summary>
    public Action<string> StandardOutput { get; init; } = _ => { };

    /// <summary>Gets each line of standard error.</summary>
    public Action<string> StandardError { get; init; } = _ => { };

    /// <summary>Whether the program can be interrupted without leaving something half-begun; asked on a cancellation.</summary>
    public Func<bool> IsSettled { get; init; } = () => true;

    /// <summary>How long a cancellation waits for <see cref="IsSettled"/> before it interrupts all the same.</summary>
    public TimeSpan SettlePeriod { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an interrupted program may take to end.</summary>
    public TimeSpan GracePeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often <see cref="Waiting"/> is told during the grace period.</summary>
    public TimeSpan WaitingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told when the interrupt is sent and while the program takes its time, with the time left.</summary>
    public Action<TimeSpan> Waiting { get; init; } = _ => { };

    /// <summary>Told when the grace period is over and the program is ended by force.</summary>
    public Action Killed { get; init; } = () => { };

    /// <summary>Runs the program once.</summary>
    /// <returns>Its exit code.</returns>
    /// <remarks>
    /// A listener that throws stops the program as a cancellation does; its exception comes out of here. The pipes are
    /// read on all the same: a program that nobody reads from never ends.
    /// </remarks>
    /// <exception cref="OperationCanceledException">
    /// The run was cancelled; the program has ended by then, in its own time or by force.
    /// </exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Describe(out bool leadsGroup) };
        process.Start();
        Task finished = Task.WhenAll(
            WriteAsync(process.StandardInput),
            ReadAsync(process.StandardOutput, StandardOutput),
            ReadAsync(process.StandardError, StandardError),
            process.WaitForExitAsync(CancellationToken.None));

        await using (cancellationToken.Register(() => stopRequested.TrySetResult()))
        {
            if (await Task.WhenAny(finished, stopRequested.Task) != finished)
                await StopAsync(process, leadsGroup, finished);
        }

        await finished;
        cancellationToken.ThrowIfCancellationRequested();
        listenerFailure?.Throw();
        return process.ExitCode;
    }

    private async Task StopAsync(Process process, bool leadsGroup, Task finished)
    {
        if (await SettleAsync(finished))
            return;

        ProcessGroup.SendInterrupt(process);
        long start = timeProvider.GetTimestamp();
        for (TimeSpan left = GracePeriod; left > TimeSpan.Zero; left = GracePeriod - timeProvider.GetElapsedTime(start))
        {
            Tell(() => Waiting(left));
            using var done = new CancellationTokenSource();
            Task pause = Task.Delay(left < WaitingInterval ? left : WaitingInterval, timeProvider, done.Token);
            bool ended = await Task.WhenAny(finished, pause) == finished;
            await done.CancelAsync();
            if (ended)
                return;
        }

        Tell(Killed);
        ProcessGroup.EndAll(process, leadsGroup);
        // A grandchild in a session of its own may keep a pipe open: closing our end lets the readers come to theirs.
        if (await Task.WhenAny(finished, Task.Delay(PipesAfterKill, timeProvider, CancellationToken.None)) != finished)
        {
            process.StandardOutput.Close();
            process.StandardError.Close();
        }
    }

    // True when the program ended by itself meanwhile.
    private async Task<bool> SettleAsync(Task finished)
    {
        long start = timeProvider.GetTimestamp();
        while (timeProvider.GetElapsedTime(start) < SettlePeriod)
        {
            bool settled = true;
            Tell(() => settled = IsSettled());
            if (settled)
                return finished.IsCompleted;
            if (await Task.WhenAny(finished, Task.Delay(SettleInterval, timeProvider, CancellationToken.None)) == finished)
                return true;
        }

        return finished.IsCompleted;
    }

    private ProcessStartInfo Describe(out bool leadsGroup)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        leadsGroup = ProcessGroup.Prepare(start, FileName, name => SearchPath.Find(Environment, name));
        foreach (string argument in Arguments)
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;

        return start;
    }

    private async Task WriteAsync(StreamWriter input)
    {
        try
        {
            if (StandardInput is not null)
                await input.WriteAsync(StandardInput);
            input.Close();
        }
        catch (IOException)
        {
            // It ended without reading; why, it has said elsewhere.
        }
    }

    private async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        try
        {
            while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
                Tell(() => take(line));
        }
        catch (Exception closed) when (closed is ObjectDisposedException or IOException)
        {
            // Only StopAsync closes a pipe that is still open, after the program is gone.
        }
    }

    private void Tell(Action listener)
    {
        lock (gate)
        {
            if (listenerFailure is not null)
                return;

            try
            {
                listener();
            }
            catch (Exception failure)
            {
                listenerFailure = ExceptionDispatchInfo.Capture(failure);
                stopRequested.TrySetResult();
            }
        }
    }
}
