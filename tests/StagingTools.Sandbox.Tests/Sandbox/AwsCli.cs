using System.ComponentModel;
using System.Diagnostics;

namespace StagingTools.Sandbox.Tests.Sandbox;

/// <summary>AWS's own command line as a second opinion of what the sandbox answers.</summary>
internal static class AwsCli
{
    /// <summary>Starts a command; the test is skipped where the command line is missing.</summary>
    /// <param name="info">The sandbox.</param>
    /// <param name="arguments">What follows <c>aws</c>.</param>
    public static Process Start(SandboxInfo info, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in info.Environment) start.Environment[name] = value;

        // Operations with a host of their own cannot be found by name on this machine: as a proxy, the sandbox hears them all the same.
        start.Environment["HTTP_PROXY"] = start.Environment["http_proxy"] = info.Endpoint;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("The AWS CLI is not installed.");
            throw;
        }
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(SandboxInfo info, params string[] arguments)
    {
        using Process aws = Start(info, arguments);
        Task<string> error = aws.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await aws.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await aws.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(aws.ExitCode == 0, await error);
        return output;
    }
}
