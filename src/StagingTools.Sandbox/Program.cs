using System.Runtime.InteropServices;
using StagingTools.Sandbox.Hosting;

namespace StagingTools.Sandbox;

/// <summary>The sandbox's own process: <c>dotnet StagingTools.Sandbox.dll serve --state DIR</c>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["serve", "--state", var folder])
        {
            await Console.Error.WriteLineAsync("Usage: StagingTools.Sandbox serve --state DIR").ConfigureAwait(false);
            return 2;
        }

        var log = new SandboxLog(Console.Out, TimeProvider.System);
        var state = new StateFolder(folder);
        if (StateFolder.Read<SandboxIdentity>(state.IdentityPath) is not { } identity)
        {
            log.Write($"'{state.Root}' is no sandbox's state folder. Start a sandbox with: staging sandbox start");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
        try
        {
            await new SandboxServer(state, identity, log).RunAsync(stop.Token).ConfigureAwait(false);
            return 0;
        }
        catch (SandboxException failure)
        {
            log.Write($"error: {failure.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
