using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;
using StagingTools.Engine.Terraform.Commands;
using StagingTools.Engine.Terraform.Plans;

namespace StagingTools.Engine.Tests.Terraform;

/// <summary>Real terraform on configurations that need no provider and no server.</summary>
public sealed class TerraformCliTests : IDisposable
{
    private const string Configuration =
        """
        variable "pause" {
          default = 0
        }
        variable "broken" {
          default = false
        }
        variable "token" {
          type      = string
          ephemeral = true
          default   = "not needed"
        }
        resource "terraform_data" "first" {
          input = "one"
        }
        resource "terraform_data" "slow" {
          depends_on = [terraform_data.first]
          input      = var.pause
          provisioner "local-exec" {
            command = "sleep ${var.pause}"
          }
        }
        resource "terraform_data" "broken" {
          depends_on = [terraform_data.first]
          count      = var.broken ? 1 : 0
          provisioner "local-exec" {
            command = "echo the disk is full; exit 3"
          }
        }
        output "greeting" {
          value = "hello"
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;
    private readonly WatchingHost host = new();

    public TerraformCliTests() => File.WriteAllText(Path.Combine(folder, "main.tf"), Configuration);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string PlanFile => Path.Combine(folder, "plan.tfplan");

    [Fact]
    public async Task A_plan_is_made_shown_and_applied_and_then_nothing_is_left_to_do()
    {
        TerraformCli terraform = await OpenAsync();

        TerraformPlan plan = await PlanAsync(terraform);
        IReadOnlyList<string> done = await terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token);
        TerraformPlan after = await PlanAsync(terraform);

        Assert.Equal("2 to create, 0 to change, 0 to replace, 0 to destroy", plan.Summarize());
        Assert.Equal(["terraform_data.first", "terraform_data.slow"], done);
        Assert.False(after.HasChanges);
        Assert.Equal(["terraform_data.first", "terraform_data.slow"], await terraform.StateListAsync(host, Token));
        Assert.Contains("\"lineage\"", await terraform.StatePullAsync(host, Token), StringComparison.Ordinal);
        Assert.Contains(host.Lines, line => line.StartsWith("progress: Creating: creating terraform_data.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_only_creates_need_not_be_read_to_be_known_and_applied()
    {
        TerraformCli terraform = await OpenAsync();

        TerraformPlan plan = await PlanAsync(terraform, isRead: false);
        IReadOnlyList<string> done = await terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token);

        Assert.Equal(
            [
                new ResourceChange("terraform_data.first", "terraform_data", ChangeAction.Create),
                new ResourceChange("terraform_data.slow", "terraform_data", ChangeAction.Create),
            ],
            plan.Changes,
            (one, other) => (one.Address, one.Type, one.Action) == (other.Address, other.Type, other.Action));
        Assert.Equal(["terraform_data.first", "terraform_data.slow"], done);
        Assert.DoesNotContain(host.Lines, line => line.Contains("terraform show", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"pause": 1}""", "0 to create, 1 to change, 0 to replace, 0 to destroy")]
    [InlineData("""{"broken": true}""", "1 to create, 0 to change, 0 to replace, 0 to destroy")]
    [InlineData("{}", "no changes")]
    public async Task A_plan_that_touches_what_is_there_is_read_all_the_same(string variables, string summary)
    {
        TerraformCli terraform = await OpenAsync();
        await terraform.ApplyAsync(new ApplyCommand(PlanFile), await PlanAsync(terraform), "Creating", host, Token);
        int before = host.Lines.Count;

        TerraformPlan plan = await PlanAsync(terraform, variables, isRead: false);

        Assert.Equal(summary, plan.Summarize());
        Assert.Equal(summary.StartsWith('1'), !host.Lines.Skip(before).Any(line => line.Contains("terraform show", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_state_there_is_nothing_to_list()
    {
        TerraformCli terraform = await OpenAsync();

        Assert.Empty(await terraform.StateListAsync(host, Token));
        Assert.Equal("", (await terraform.StatePullAsync(host, Token)).Trim());
    }

    [Fact]
    public async Task A_run_that_fails_half_way_names_what_was_done_what_failed_and_how_to_go_on()
    {
        TerraformCli terraform = await OpenAsync();
        TerraformPlan plan = await PlanAsync(terraform, """{"broken": true}""");

        TerraformFailedException error = await Assert.ThrowsAsync<TerraformFailedException>(
            () => terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token));

        Assert.Equal(("TerraformFailed", StagingErrorCategory.OperationFailed), (error.ErrorId, error.Category));
        Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
        Assert.Contains("terraform_data.first", error.Done);
        Assert.Equal(["terraform_data.broken[0]"], error.Failed);
        Assert.Contains("Failed: terraform_data.broken[0].", error.Message, StringComparison.Ordinal);
        Assert.Contains("it goes on where this one stopped", error.RecommendedAction, StringComparison.Ordinal);

        TerraformPlan next = await PlanAsync(terraform);
        ResourceChange unfinished = Assert.Single(next.Changes, change => change.Address == "terraform_data.broken[0]");
        Assert.Equal(ChangeAction.Destroy, unfinished.Action);
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_is_told_in_terraforms_words()
    {
        File.WriteAllText(Path.Combine(folder, "bad.tf"), "resource \"x\" {");

        TerraformFailedException error = await Assert.ThrowsAsync<TerraformFailedException>(() => OpenAsync());

        Assert.Contains("terraform init failed: Unclosed configuration block", error.Message, StringComparison.Ordinal);
        Assert.Contains(error.Diagnostics, diagnostic => diagnostic.Summary == "Missing name for resource");
    }

    [Fact]
    public async Task Changes_that_somebody_made_since_the_plan_make_it_stale()
    {
        TerraformCli terraform = await OpenAsync();
        TerraformPlan plan = await PlanAsync(terraform);
        await terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token);

        TerraformFailedException error = await Assert.ThrowsAsync<TerraformFailedException>(
            () => terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token));

        Assert.Contains("Saved plan is stale", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroying_is_a_plan_too()
    {
        TerraformCli terraform = await OpenAsync();
        await terraform.ApplyAsync(new ApplyCommand(PlanFile), await PlanAsync(terraform), "Creating", host, Token);

        TerraformPlan plan = await terraform.PlanAsync(new PlanCommand(PlanFile) { Destroy = true }, host, Token);
        IReadOnlyList<string> gone = await terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Removing", host, Token);

        Assert.Equal(2, plan.Count(ChangeAction.Destroy));
        Assert.Equal(["terraform_data.slow", "terraform_data.first"], gone);
        Assert.Empty(await terraform.StateListAsync(host, Token));
    }

    [Fact]
    public async Task A_lock_of_another_run_is_a_typed_error_and_waiting_for_it_helps()
    {
        TerraformCli terraform = await OpenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        TerraformPlan plan = await PlanAsync(terraform, """{"pause": 300}""");
        var started = new TaskCompletionSource();
        var first = new WatchingHost { OnProgress = update => Signal(update.Status, "creating terraform_data.slow", started) };
        Task running = terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", first, stop.Token);
        await started.Task.WaitAsync(Token);

        StateLockedException error = await Assert.ThrowsAsync<StateLockedException>(
            () => terraform.PlanAsync(new PlanCommand(Path.Combine(folder, "other")), host, Token));
        TerraformPlan unlocked = await terraform.PlanAsync(
            new PlanCommand(Path.Combine(folder, "other")) { Lock = false }, host, Token);
        Task<TerraformPlan> waiting = terraform.PlanAsync(
            new PlanCommand(Path.Combine(folder, "other")) { LockTimeout = TimeSpan.FromMinutes(1) }, host, Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        Assert.Equal("apply", error.Lock.OperationWord);
        Assert.Contains($"@{Environment.MachineName}", error.Lock.Holder, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(error.Lock.Created);
        Assert.Contains(error.Lock.Id, error.Message, StringComparison.Ordinal);
        Assert.True(unlocked.HasChanges);
        Assert.True((await waiting).HasChanges);
    }

    [Fact]
    public async Task Cancelling_interrupts_terraform_once_and_leaves_the_state_in_order_and_unlocked()
    {
        TerraformCli terraform = await OpenAsync();
        TerraformPlan plan = await PlanAsync(terraform, """{"pause": 300}""");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var listener = new WatchingHost
        {
            OnProgress = update =>
            {
                if (update.Status.Contains("creating terraform_data.slow", StringComparison.Ordinal))
                    stop.Cancel();
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", listener, stop.Token));

        Assert.Contains(
            "info: Stopping: letting what has just begun take hold, so that nothing is left unnamed (creating terraform_data.slow).",
            listener.Lines);
        Assert.Contains(listener.Lines, line => line.StartsWith(
            "info: Stopping: waiting for creating terraform_data.slow", StringComparison.Ordinal));
        Assert.Single(listener.Lines, line => line.Contains("Interrupt received", StringComparison.Ordinal));
        Assert.DoesNotContain(listener.Lines, line => line.Contains("Two interrupts received", StringComparison.Ordinal));

        TerraformPlan next = await PlanAsync(terraform);
        Assert.Equal(["terraform_data.slow"], next.Changes.Select(change => change.Address));
        Assert.Equal("it was left unfinished by an earlier run", next.Changes[0].Reason);
    }

    [Fact]
    public async Task A_listener_that_breaks_stops_the_run_instead_of_leaving_it_hanging()
    {
        TerraformCli terraform = await OpenAsync();
        TerraformPlan plan = await PlanAsync(terraform, """{"pause": 300}""");
        var listener = new WatchingHost
        {
            OnProgress = update =>
            {
                if (update.Status.Contains("creating terraform_data.slow", StringComparison.Ordinal))
                    throw new InvalidOperationException("the pipeline is gone");
            },
        };

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", listener, Token));

        Assert.Equal("the pipeline is gone", error.Message);
        Assert.True((await PlanAsync(terraform)).HasChanges);
    }

    [Fact]
    public async Task A_secret_that_terraform_prints_is_hidden()
    {
        File.WriteAllText(
            Path.Combine(folder, "leak.tf"),
            """
            resource "terraform_data" "leak" {
              provisioner "local-exec" {
                command = "echo leaking $TF_VAR_token; exit 1"
              }
            }
            """);
        TerraformCli terraform = await OpenAsync(new Dictionary<string, string> { ["token"] = "very-secret-token" });
        TerraformPlan plan = await PlanAsync(terraform);

        TerraformFailedException error = await Assert.ThrowsAsync<TerraformFailedException>(
            () => terraform.ApplyAsync(new ApplyCommand(PlanFile), plan, "Creating", host, Token));

        Assert.Contains("leaking (hidden)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Lines, line => line.Contains("very-secret-token", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Signal(string status, string awaited, TaskCompletionSource started)
    {
        if (status.Contains(awaited, StringComparison.Ordinal))
            started.TrySetResult();
    }

    private static Dictionary<string, string> Variables() => new(StringComparer.Ordinal)
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
    };

    private async Task<TerraformCli> OpenAsync(Dictionary<string, string>? secrets = null)
    {
        StagingContext context = new()
        {
            WorkingDirectory = folder,
            TerraformDirectory = folder,
            EnvironmentVariables = Variables(),
        };
        TerraformInstallation installation;
        try
        {
            installation = await TerraformInstallation.FindAsync(context, Token);
        }
        catch (StagingException missing) when (missing.Category == StagingErrorCategory.NotInstalled)
        {
            Assert.Skip(missing.Message);
            throw;
        }

        var terraform = new TerraformCli(
            installation, folder, ChildEnvironment.Build(context, secretVariables: secrets), TimeProvider.System);
        await terraform.InitAsync(new InitCommand(), host, Token);
        return terraform;
    }

    private Task<TerraformPlan> PlanAsync(TerraformCli terraform, string variables = "{}", bool isRead = true)
    {
        string file = Path.Combine(folder, "settings.json");
        File.WriteAllText(file, variables);
        return terraform.PlanAsync(new PlanCommand(PlanFile) { VariableFiles = [file] }, host, Token, isRead);
    }
}
