using System.Diagnostics;
using Amazon.S3.Model;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Sandbox.Tests.Data;

namespace StagingTools.Sandbox.Tests.Environments;

/// <summary>The process of a job on an environment is killed, so that nothing of it can tidy up.</summary>
public sealed class EnvironmentKilledTests : LongEnvironmentSuite
{
    private const string Lock = "staging/terraform.tfstate.tflock";

    [Fact]
    public async Task A_removal_that_is_killed_leaves_a_lock_that_the_next_one_knows_and_takes_away()
    {
        StagingContext context = Workshop.Context();
        var create = new NewEnvironmentRequest { Project = Project };
        var remove = new RemoveEnvironmentRequest { Project = Project, SkipFinalSnapshot = true };
        Assert.NotNull(await new NewEnvironment(context).RunAsync(create, new RecordingHost(), Token));

        await KillOnceItHoldsTheLockAsync(context, "remove", "--project", Project, "--skip-final-snapshot", "--force");

        Assert.Contains(Lock, await KeysAsync(context));
        var shown = new RecordingHost(agrees: false);
        Assert.Null(await new RemoveEnvironment(context).RunAsync(remove, shown, Token));
        Assert.Contains("The lock of an earlier run from this folder (", shown.Asked!.Detail, StringComparison.Ordinal);
        Assert.Contains(Lock, await KeysAsync(context));

        var host = new RecordingHost();
        StagingRemoval? removed = await new RemoveEnvironment(context).RunAsync(remove, host, Token);

        Assert.Empty(removed!.Remaining);
        Assert.Contains(host.Lines, line => line.StartsWith("Removed the lock ", StringComparison.Ordinal));
        Assert.DoesNotContain(Lock, await KeysAsync(context));
    }

    private async Task KillOnceItHoldsTheLockAsync(StagingContext context, params string[] arguments)
    {
        string note = Path.Combine(Workshop.WorkingDirectory, ".stagingtools", Project, "staging", "terraform", "held-lock");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "staging.dll"), .. arguments])
        {
            WorkingDirectory = Workshop.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in context.EnvironmentVariables)
            start.Environment[name] = value;
        start.Environment["STAGINGTOOLS_TERRAFORM_DIR"] = context.TerraformDirectory;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Token);
        _ = process.StandardOutput.ReadToEndAsync(Token);
        while (!File.Exists(note))
        {
            Assert.False(process.HasExited, process.HasExited ? await errors : "");
            await Task.Delay(50, Token);
        }

        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Token);
        // Terraform leads a process group of its own, and its provider with it.
        foreach (Process left in Process.GetProcesses().Where(each => each.ProcessName.StartsWith("terraform", StringComparison.Ordinal)))
        {
            using (left)
            {
                if (WorksHere(left.Id))
                    left.Kill();
            }
        }
    }

    private bool WorksHere(int process)
    {
        try
        {
            return Directory.ResolveLinkTarget($"/proc/{process}/cwd", returnFinalTarget: false)?.FullName
                .StartsWith(Workshop.WorkingDirectory, StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(StagingContext context)
    {
        using AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project });
        string bucket = $"{Project}-terraform-state-{await session.GetAccountIdAsync(Token)}-{session.Region}";
        ListObjectsV2Response page = await session.S3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }, Token);
        return [.. (page.S3Objects ?? []).Select(item => item.Key)];
    }
}
