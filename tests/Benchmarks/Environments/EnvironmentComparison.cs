using System.Globalization;
using System.Text;
using Amazon.S3.Model;
using StagingTools.Benchmarks.DataSync;
using StagingTools.Engine;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Terraform;
using StagingTools.Sandbox;

namespace StagingTools.Benchmarks.Environments;

/// <summary>
/// Creating an environment beside terraform by hand: the same configuration, settings and machine, in turn, in one sandbox. By hand is
/// <c>terraform init</c> and <c>terraform apply</c>; the tool checks, plans, shows, applies, waits, proves and writes besides.
/// </summary>
/// <param name="rounds">How often each way runs.</param>
internal sealed class EnvironmentComparison(int rounds)
{
    private const string Project = "bench";
    private const string Bucket = "bench-states";

    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-benchmark-").FullName;
    private readonly string root = FindRoot();

    /// <summary>Runs all rounds.</summary>
    /// <returns>The table.</returns>
    public async Task<string> RunAsync()
    {
        SandboxInfo sandbox = await SandboxController.StartAsync(new SandboxOptions { StateDirectory = Path.Combine(folder, "sandbox") });
        try
        {
            StagingContext context = StagingContext.FromProcess(folder, Path.Combine(root, "terraform"));
            context = context with { EnvironmentVariables = Merge(context.EnvironmentVariables, sandbox.Environment) };
            using (AwsSession session = AwsSession.Open(context, new GetEnvironmentRequest { Project = Project }))
                await session.S3.PutBucketAsync(new PutBucketRequest { BucketName = Bucket });

            List<double> byHand = [], byTool = [];
            for (int round = 1; round <= rounds; round++)
            {
                byHand.Add(await ByHandAsync(context, sandbox.Region, $"hand{round}"));
                byTool.Add(await ByToolAsync(context, $"tool{round}"));
                Console.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"round {round}: by hand {byHand[^1]:0.0} s, staging new {byTool[^1]:0.0} s"));
            }

            return Report(byHand, byTool);
        }
        finally
        {
            await SandboxController.StopAsync(sandbox.StateDirectory);
            Directory.Delete(folder, recursive: true);
        }
    }

    // A name of its own each time: secrets keep theirs for days.
    private async Task<double> ByHandAsync(StagingContext context, string region, string environment)
    {
        string copy = Path.Combine(folder, "by-hand");
        await RunAsync($"rm -rf '{copy}' && cp -r '{context.TerraformDirectory}' '{copy}' && rm -rf '{copy}'/environments/staging/.terraform*", context);
        string terraform = "terraform -chdir=environments/staging";
        string init = string.Join(' ', new Dictionary<string, string>
        {
            ["bucket"] = Bucket,
            ["key"] = $"{environment}/terraform.tfstate",
            ["region"] = region,
            ["encrypt"] = "true",
            ["use_lockfile"] = "true",
            ["use_path_style"] = "true",
        }.Select(setting => $"-backend-config={setting.Key}={setting.Value}"));
        Dictionary<string, string> more = new(StringComparer.Ordinal)
        {
            ["TF_IN_AUTOMATION"] = "1",
            ["TF_VAR_project"] = Project,
            ["TF_VAR_environment"] = environment,
            ["TF_VAR_aws_region"] = region,
            ["TF_VAR_db_password"] = "a-password-of-the-benchmark",
            ["TF_VAR_tools_state_bucket"] = Bucket,
            ["TF_VAR_admin_token"] = "a-token-of-the-benchmark-with-40-letters",
        };
        if (ProviderMirror.Configure(context, folder) is { } configuration)
            more["TF_CLI_CONFIG_FILE"] = configuration;
        Measure measure = await RunAsync($"cd '{copy}' && {terraform} init -input=false {init} && {terraform} apply -input=false -auto-approve", context, more);
        await RunAsync($"cd '{copy}' && {terraform} destroy -input=false -auto-approve", context, more);
        return measure.Elapsed.TotalSeconds;
    }

    private async Task<double> ByToolAsync(StagingContext context, string environment)
    {
        string program = Path.Combine(root, "out", "bin", "staging");
        string names = $"--project {Project} --environment-name {environment} --state-bucket {Bucket} --force";
        Measure measure = await RunAsync($"cd '{folder}' && '{program}' new {names}", context);
        await RunAsync($"cd '{folder}' && '{program}' remove {names} --skip-final-snapshot", context);
        return measure.Elapsed.TotalSeconds;
    }

    private static Task<Measure> RunAsync(string script, StagingContext context, Dictionary<string, string>? more = null) =>
        Shell.RunAsync(script, Merge(context.EnvironmentVariables, more ?? []));

    private static string Report(List<double> byHand, List<double> byTool)
    {
        double hand = Median(byHand), tool = Median(byTool);
        var text = new StringBuilder();
        text.AppendLine("| way | seconds | fastest to slowest |").AppendLine("|---|---|---|");
        Row("terraform init and apply by hand", byHand);
        Row("staging new", byTool);
        text.AppendLine().Append(CultureInfo.InvariantCulture, $"staging new takes {tool / hand:0.000} of it.").AppendLine();
        return text.ToString();

        void Row(string way, List<double> all) => text
            .Append(CultureInfo.InvariantCulture, $"| {way} | {Median(all):0.0} | {all.Min():0.0} to {all.Max():0.0} |").AppendLine();
    }

    private static double Median(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other)
    {
        Dictionary<string, string> all = new(one, StringComparer.Ordinal);
        foreach ((string name, string value) in other)
            all[name] = value;
        return all;
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? parent = new(AppContext.BaseDirectory); parent is not null; parent = parent.Parent)
        {
            if (File.Exists(Path.Combine(parent.FullName, "StagingTools.sln")))
                return parent.FullName;
        }

        throw new DirectoryNotFoundException("The benchmarks do not run from within the repository.");
    }
}
