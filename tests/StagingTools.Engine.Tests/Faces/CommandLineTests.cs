using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StagingTools.Cli;
using StagingTools.Cli.Commands;
using StagingTools.Cli.Json;
using StagingTools.Cli.Terminals;
using StagingTools.Cli.Views;
using StagingTools.Engine.Ci;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Tests.Faces;

public sealed class CommandLineTests
{
    private static readonly Confirmation Harmless = new("staging (shop)", "Create environment") { Detail = "+ database" };

    private static readonly Confirmation Grave = Harmless with { Action = "Remove environment", Impact = ConfirmationImpact.High };

    private static readonly Confirmation Typed = Grave with { TypedAnswer = "staging" };

    [Theory]
    [InlineData("--bogus", "There is no option '--bogus'.", "staging")]
    [InlineData("bogus", "There is no command or argument 'bogus'.", "staging")]
    [InlineData("logs --source databas", "'databas' is no value of --source: Application|Database|Function.", "staging logs")]
    [InlineData("logs --tail many", "'many' is no value of --tail: number.", "staging logs")]
    [InlineData("publish --image-tag", "--image-tag needs a value: text.", "staging publish")]
    [InlineData("publish --output yaml", "'yaml' is no value of --output: table|json.", "staging publish")]
    [InlineData("sandbox env --shell fish", "'fish' is no value of --shell: sh|pwsh.", "staging sandbox env")]
    public async Task A_wrong_command_line_is_named_with_the_way_out(string line, string message, string command)
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await new CommandLine(terminal.Terminal).RunAsync(
            line.Split(' '), TestContext.Current.CancellationToken);

        Assert.Equal(2, exitCode);
        Assert.Equal($"error: {message} [InvalidCommandLine]\n  → See '{command} --help'.\n", terminal.Error);
        Assert.Equal("", terminal.Output);
    }

    [Theory]
    [InlineData("", "Commands:")]
    [InlineData("sandbox", "Commands:")]
    public async Task A_command_that_needs_another_shows_which_there_are(string line, string expected)
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await new CommandLine(terminal.Terminal).RunAsync(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries), TestContext.Current.CancellationToken);

        Assert.Equal(2, exitCode);
        Assert.Contains(expected, terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_shows_the_requests_own_descriptions_and_defaults()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await new CommandLine(terminal.Terminal).RunAsync(
            ["publish", "--help"], TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Contains("--timeout <number>", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("[default: 900]", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_reach_the_request_and_the_rest_keeps_its_default()
    {
        NewEnvironmentRequest? seen = null;

        await RunAsync<NewEnvironmentRequest>(
            "job -p shop -e pr-42 --auto-destroy-enabled false --lock-timeout 30",
            FakeTerminal.Create(),
            (request, _, _) =>
            {
                seen = request;
                return Task.FromResult<StagingEnvironment?>(null);
            });

        Assert.Equal(
            new NewEnvironmentRequest
            {
                Project = "shop",
                EnvironmentName = "pr-42",
                AutoDestroyEnabled = false,
                LockTimeout = 30,
            },
            seen);
    }

    [Theory]
    [InlineData("job -- npm run seed -- --only users", "npm|run|seed|--|--only|users")]
    [InlineData("job --client-token t -- ls -l --force", "ls|-l|--force")]
    [InlineData("job --command ls", "ls")]
    [InlineData("job", null)]
    public async Task A_command_stands_behind_two_hyphens_word_by_word(string line, string? expected)
    {
        InvokeTaskRequest? seen = null;

        int exitCode = await RunAsync(
            line,
            FakeTerminal.Create(),
            Commanding(request => seen = request),
            TestContext.Current.CancellationToken);

        Assert.Equal(0, exitCode);
        Assert.Equal(expected, seen!.Command is { } words ? string.Join('|', words) : null);
    }

    [Fact]
    public async Task A_command_is_given_once()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync(
            "job --command ls -- ls -l", terminal, Commanding(_ => { }), TestContext.Current.CancellationToken);

        Assert.Equal(2, exitCode);
        Assert.Contains("--command and words behind -- say the same", terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("job", null)]
    [InlineData("job --domain a.example.com", "a.example.com")]
    [InlineData("job --domain a.example.com --domain b.example.com", "a.example.com b.example.com")]
    public async Task An_option_that_takes_several_is_given_again_for_each(string line, string? expected)
    {
        SetDnsRequest? seen = null;

        await RunAsync<SetDnsRequest>(
            line,
            FakeTerminal.Create(),
            (request, _, _) =>
            {
                seen = request;
                return Task.FromResult<StagingEnvironment?>(null);
            });

        Assert.Equal(expected, seen!.Domain is { } domains ? string.Join(' ', domains) : null);
    }

    [Theory]
    [InlineData("job", null)]
    [InlineData("job --skip-final-snapshot", true)]
    [InlineData("job --skip-final-snapshot false", false)]
    public async Task A_switch_that_is_left_out_says_nothing(string line, bool? expected)
    {
        RemoveEnvironmentRequest? seen = null;

        await RunAsync<RemoveEnvironmentRequest>(
            line,
            FakeTerminal.Create(),
            (request, _, _) =>
            {
                seen = request;
                return Task.FromResult<StagingEnvironment?>(null);
            });

        Assert.Equal(expected, seen!.SkipFinalSnapshot);
    }

    [Fact]
    public async Task A_result_is_shown_to_people_alone_on_the_output()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, (_, host, _) =>
        {
            host.Information("planning");
            host.Warning("slow today");
            host.Verbose("a detail");
            host.Progress(new ProgressUpdate("Creating", "waiting"));
            return Task.FromResult<StagingEnvironment?>(Environment);
        });

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Environment  staging (shop)\nStatus       Available\n", terminal.Output, StringComparison.Ordinal);
        Assert.Equal("planning\nwarning: slow today\n", terminal.Error);
    }

    [Theory]
    [InlineData("job --quiet", "warning: slow today\n")]
    [InlineData("job --verbose", "a detail\nwarning: slow today\nplanning\n")]
    public async Task The_user_decides_how_much_is_told(string line, string expected)
    {
        FakeTerminal terminal = FakeTerminal.Create();

        await RunAsync<NewEnvironmentRequest>(line, terminal, (_, host, _) =>
        {
            host.Verbose("a detail");
            host.Warning("slow today");
            host.Information("planning");
            return Task.FromResult<StagingEnvironment?>(null);
        });

        Assert.Equal(expected, terminal.Error);
    }

    [Fact]
    public async Task On_a_build_server_warnings_and_errors_stand_beside_the_run_and_its_lines_come_through_however_quiet()
    {
        StagingContext server = new()
        {
            WorkingDirectory = "/",
            TerraformDirectory = "/",
            EnvironmentVariables = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true" },
        };
        FakeTerminal terminal = FakeTerminal.Create(ci: CiLog.Find(server));

        int exitCode = await RunAsync<NewEnvironmentRequest>("job --quiet", terminal, (_, host, _) =>
        {
            host.Warning("slow today");
            host.Instruct("::group::x");
            throw new StagingException("ImageNotFound", StagingErrorCategory.NotFound, "It is not there.") { RecommendedAction = "Push it." };
        });

        Assert.Equal(3, exitCode);
        Assert.Equal(
            "::warning::slow today\n::group::x\n::error title=ImageNotFound::It is not there. Push it.\n"
                + "error: It is not there. [ImageNotFound]\n  → Push it.\n",
            terminal.Error);
    }

    [Theory]
    [InlineData("job --what-if", true)]
    [InlineData("job --force", false)]
    [InlineData("job", false)]
    public async Task A_detail_is_shown_where_somebody_asked_or_can_be_asked(string line, bool shown)
    {
        bool? told = null, attended = null;

        await RunAsync<NewEnvironmentRequest>(line, FakeTerminal.Create(), async (_, host, token) =>
        {
            told = await host.ShowsDetailAsync(ConfirmationImpact.Medium, token);
            return null;
        });
        await RunAsync<NewEnvironmentRequest>(line, FakeTerminal.Create(answers: "y"), async (_, host, token) =>
        {
            attended = await host.ShowsDetailAsync(ConfirmationImpact.Medium, token);
            return null;
        });

        Assert.Equal((shown, line != "job --force"), (told, attended));
    }

    [Fact]
    public async Task A_result_is_one_JSON_document_with_the_environment_first()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        await RunAsync<NewEnvironmentRequest>(
            "job --output json",
            terminal,
            (_, _, _) => Task.FromResult<StagingEnvironment?>(Environment with { Duration = TimeSpan.FromSeconds(62.5) }));

        JsonElement json = JsonSerializer.Deserialize<JsonElement>(terminal.Output);
        Assert.Equal(["project", "environmentName", "region", "status"], json.EnumerateObject().Take(4).Select(p => p.Name));
        Assert.Equal("Available", json.GetProperty("status").GetString());
        Assert.Equal(62.5, json.GetProperty("duration").GetDouble());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("image").ValueKind);
    }

    [Theory]
    [InlineData(StagingErrorCategory.InvalidArgument, 2)]
    [InlineData(StagingErrorCategory.NotFound, 3)]
    [InlineData(StagingErrorCategory.NotInstalled, 4)]
    [InlineData(StagingErrorCategory.AuthenticationError, 5)]
    [InlineData(StagingErrorCategory.PermissionDenied, 5)]
    [InlineData(StagingErrorCategory.ConnectionError, 6)]
    [InlineData(StagingErrorCategory.ResourceBusy, 7)]
    [InlineData(StagingErrorCategory.InvalidState, 8)]
    [InlineData(StagingErrorCategory.OperationFailed, 9)]
    [InlineData(StagingErrorCategory.Timeout, 10)]
    [InlineData(StagingErrorCategory.FileError, 11)]
    public async Task An_error_is_one_line_a_way_out_and_an_exit_code(StagingErrorCategory category, int expected)
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, (_, _, _) => throw Sample(category));

        Assert.Equal(expected, exitCode);
        Assert.Equal("error: It did not work. [Sample]\n  → Try again.\n", terminal.Error);
    }

    [Fact]
    public void Every_category_has_an_exit_code_of_its_own_kind()
    {
        Assert.DoesNotContain(Enum.GetValues<StagingErrorCategory>(), category => ExitCodes.For(category) is 0 or 1);
    }

    [Theory]
    [InlineData("job --output json")]
    [InlineData("job --output=json")]
    [InlineData("job -o JSON")]
    public async Task An_error_is_JSON_when_JSON_was_asked_for(string line)
    {
        FakeTerminal terminal = FakeTerminal.Create();

        await RunAsync<NewEnvironmentRequest>(
            line, terminal, (_, _, _) => throw Sample(StagingErrorCategory.NotFound));

        JsonElement error = JsonSerializer.Deserialize<JsonElement>(terminal.Error).GetProperty("error");
        Assert.Equal("Sample", error.GetProperty("id").GetString());
        Assert.Equal("NotFound", error.GetProperty("category").GetString());
        Assert.Equal("pr-42", error.GetProperty("target").GetString());
        Assert.Equal(3, error.GetProperty("exitCode").GetInt32());
        Assert.Equal("", terminal.Output);
    }

    [Fact]
    public async Task An_interruption_has_the_exit_code_of_shells_and_is_no_error()
    {
        FakeTerminal terminal = FakeTerminal.Create();
        using CancellationTokenSource interruption = new();

        int exitCode = await RunAsync<NewEnvironmentRequest>(
            "job",
            terminal,
            async (_, _, token) =>
            {
                await interruption.CancelAsync();
                await Task.Delay(Timeout.Infinite, token);
                return null;
            },
            interruption.Token);

        Assert.Equal(130, exitCode);
        Assert.Equal("", terminal.Error);
    }

    [Fact]
    public async Task What_if_shows_the_plan_and_ends_well()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync<NewEnvironmentRequest>("job --what-if --force", terminal, Asking(Typed));

        Assert.Equal(0, exitCode);
        Assert.Equal("What if: Remove environment on staging (shop).\n+ database\n", terminal.Output);
    }

    [Fact]
    public async Task What_if_shows_the_plan_as_JSON()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        await RunAsync<NewEnvironmentRequest>("job --what-if -o json", terminal, Asking(Harmless));

        JsonElement json = JsonSerializer.Deserialize<JsonElement>(terminal.Output);
        Assert.True(json.GetProperty("whatIf").GetBoolean());
        Assert.Equal("+ database", json.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Force_goes_on_without_a_question()
    {
        FakeTerminal terminal = FakeTerminal.Create("no");

        await RunAsync<NewEnvironmentRequest>("job --force", terminal, Asking(Typed));

        Assert.Contains("Available", terminal.Output, StringComparison.Ordinal);
        Assert.Equal("", terminal.Error);
    }

    [Fact]
    public async Task Force_is_no_answer_to_what_takes_a_second_switch()
    {
        Confirmation grave = Typed with { BesideForce = "--accept-unmasked-data" };
        FakeTerminal unattended = FakeTerminal.Create();
        FakeTerminal attended = FakeTerminal.Create("staging\n");

        int exitCode = await RunAsync<NewEnvironmentRequest>("job --force", unattended, Asking(grave));
        await RunAsync<NewEnvironmentRequest>("job --force", attended, Asking(grave));

        Assert.Equal(2, exitCode);
        Assert.Contains("[ConfirmationRequired]", unattended.Error, StringComparison.Ordinal);
        Assert.Contains("give both --force and --accept-unmasked-data", unattended.Error, StringComparison.Ordinal);
        Assert.Contains("type 'staging' to go on", attended.Error, StringComparison.Ordinal);
        Assert.Contains("Available", attended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_what_only_adds_goes_on()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, Asking(Harmless));

        Assert.Equal(0, exitCode);
        Assert.Contains("Available", terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_what_destroys_is_refused()
    {
        FakeTerminal terminal = FakeTerminal.Create();

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, Asking(Grave));

        Assert.Equal(2, exitCode);
        Assert.Contains("[ConfirmationRequired]", terminal.Error, StringComparison.Ordinal);
        Assert.Contains("--force", terminal.Error, StringComparison.Ordinal);
        Assert.Equal("", terminal.Output);
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("", false)]
    [InlineData("n", false)]
    [InlineData("staging", false)]
    public async Task Only_a_yes_is_a_yes(string answer, bool agreed)
    {
        FakeTerminal terminal = FakeTerminal.Create(answer + "\n");

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, Asking(Grave));

        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            "+ database\nRemove environment on staging (shop): go on? [y/N] ", terminal.Error, StringComparison.Ordinal);
        Assert.Equal(agreed, terminal.Output.Length > 0);
        Assert.Equal(!agreed, terminal.Error.Contains("nothing was changed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("staging", true)]
    [InlineData("Staging", false)]
    [InlineData("yes", false)]
    public async Task Where_a_word_must_be_typed_only_that_word_will_do(string answer, bool agreed)
    {
        FakeTerminal terminal = FakeTerminal.Create(answer + "\n");

        await RunAsync<NewEnvironmentRequest>("job", terminal, Asking(Typed));

        Assert.Contains("type 'staging' to go on", terminal.Error, StringComparison.Ordinal);
        Assert.Equal(agreed, terminal.Output.Length > 0);
    }

    [Fact]
    public async Task The_end_of_the_input_is_no_answer()
    {
        FakeTerminal terminal = FakeTerminal.Create("");

        int exitCode = await RunAsync<NewEnvironmentRequest>("job", terminal, Asking(Harmless));

        Assert.Equal(2, exitCode);
        Assert.Contains("[ConfirmationRequired]", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_reports_a_failure_is_written_before_the_error()
    {
        FakeTerminal terminal = FakeTerminal.Create();
        Job<NewEnvironmentRequest, StagingEnvironment> job = Job<NewEnvironmentRequest>(
            (_, _, _) => Task.FromResult<StagingEnvironment?>(Environment)) with
        {
            Verdict = _ => Sample(StagingErrorCategory.OperationFailed),
        };

        int exitCode = await RunAsync("job -o json", terminal, job, TestContext.Current.CancellationToken);

        Assert.Equal(9, exitCode);
        Assert.Contains("\"status\": \"Available\"", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("Sample", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_one_line_that_is_gone_when_the_result_comes()
    {
        FakeTerminal terminal = FakeTerminal.Create(showsProgress: true);

        await RunAsync<NewEnvironmentRequest>("job", terminal, (_, host, _) =>
        {
            host.Progress(new ProgressUpdate("Creating", new string('x', 80)) { PercentComplete = 50 });
            return Task.FromResult<StagingEnvironment?>(Environment);
        });

        string[] frames = terminal.Error.Split("\r\u001b[K");
        Assert.Equal(3, frames.Length);
        Assert.StartsWith("Creating 50 %: xxx", frames[1], StringComparison.Ordinal);
        Assert.EndsWith("…", frames[1], StringComparison.Ordinal);
        Assert.Equal(59, frames[1].Length);
        Assert.Equal("", frames[2]);
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_a_stream_quietly()
    {
        FakeTerminal screen = FakeTerminal.Create();
        Terminal terminal = new() { Input = TextReader.Null, Output = new ClosedWriter(), Error = screen.Terminal.Error };
        bool hasEnded = false;
        Job<NewEnvironmentRequest, StagingEnvironment> job = new(
            (_, _, _, token) => Endless(() => hasEnded = true, token), () => new EnvironmentView(), JsonShape.Lines);

        int exitCode = await RunAsync(
            "job -o json", screen with { Terminal = terminal }, job, TestContext.Current.CancellationToken);

        Assert.Equal(141, exitCode);
        Assert.True(hasEnded);
        Assert.Equal("", screen.Error);
    }

    private static StagingEnvironment Environment { get; } = new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Status = EnvironmentStatus.Available,
    };

    private static StagingException Sample(StagingErrorCategory category) =>
        new("Sample", category, "It did not work.") { RecommendedAction = "Try again.", TargetInput = "pr-42" };

    private static Func<NewEnvironmentRequest, IHost, CancellationToken, Task<StagingEnvironment?>> Asking(
        Confirmation confirmation) =>
        async (_, host, token) => await host.ConfirmAsync(confirmation, token) ? Environment : null;

    private static async IAsyncEnumerable<StagingEnvironment> Endless(
        Action ended, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Yield();
                cancellationToken.ThrowIfCancellationRequested();
                yield return Environment;
            }
        }
        finally
        {
            ended();
        }
    }

    private static Job<T, StagingEnvironment> Job<T>(Func<T, IHost, CancellationToken, Task<StagingEnvironment?>> run)
        where T : EnvironmentRequest, new() =>
        new((_, request, host, token) => run(request, host, token).Sequence(), () => new EnvironmentView(), JsonShape.Document)
        {
            Changes = true,
        };

    private static Job<InvokeTaskRequest, StagingEnvironment> Commanding(Action<InvokeTaskRequest> see) =>
        Job<InvokeTaskRequest>((request, _, _) =>
        {
            see(request);
            return Task.FromResult<StagingEnvironment?>(null);
        }) with
        { Rest = nameof(InvokeTaskRequest.Command) };

    private static Task<int> RunAsync<T>(
        string line,
        FakeTerminal terminal,
        Func<T, IHost, CancellationToken, Task<StagingEnvironment?>> run,
        CancellationToken? cancellationToken = null)
        where T : EnvironmentRequest, new() =>
        RunAsync(line, terminal, Job(run), cancellationToken ?? TestContext.Current.CancellationToken);

    private static async Task<int> RunAsync<T>(
        string line, FakeTerminal terminal, Job<T, StagingEnvironment> job, CancellationToken cancellationToken)
        where T : EnvironmentRequest, new()
    {
        RootCommand root = new();
        CommonOptions.AddTo(root);
        root.Add(new JobCommand<T, StagingEnvironment>("job", "A job.", terminal.Terminal, job));
        return await new CommandLine(terminal.Terminal, root).RunAsync(line.Split(' '), cancellationToken);
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new OutputClosedException(new IOException("broken pipe"));
    }
}
