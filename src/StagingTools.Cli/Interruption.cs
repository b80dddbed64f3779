using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StagingTools.Cli;

/// <summary>
/// Turns the first Ctrl+C or SIGTERM into a cancellation, which lets terraform and transactions end in order. The second
/// one ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration interrupt;
    private readonly PosixSignalRegistration terminate;
    private readonly Lock gate = new();
    private long firstAt;

    /// <summary>Begins to listen.</summary>
    public Interruption()
    {
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, ExitCodes.Interrupted));
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, ExitCodes.Terminated));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code that the signal asks for; 0 when there was none.</summary>
    public int ExitCode { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        interrupt.Dispose();
        terminate.Dispose();
        source.Dispose();
    }

    private void Cancel(PosixSignalContext signal, int code)
    {
        lock (gate)
        {
            // One Ctrl+C can arrive twice: from the terminal, and from a parent that passes on its own.
            bool isFirst = ExitCode == 0;
            if (!isFirst && Stopwatch.GetElapsedTime(firstAt) > TimeSpan.FromSeconds(1))
                return;

            signal.Cancel = true;
            if (!isFirst)
                return;
            ExitCode = code;
            firstAt = Stopwatch.GetTimestamp();
        }

        _ = source.CancelAsync();
    }
}
