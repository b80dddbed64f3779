using StagingTools.Engine;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Errors;

namespace StagingTools.Sandbox.Tests.Data;

/// <summary>A folder in which rules are proposed and checked for one database.</summary>
public sealed class RulesJob : IDisposable
{
    public RulesJob(string sourceUrl)
    {
        Folder = Directory.CreateTempSubdirectory("stagingtools-rules-").FullName;
        Context = new StagingContext
        {
            WorkingDirectory = Folder,
            TerraformDirectory = Folder,
            EnvironmentVariables = new Dictionary<string, string> { ["SOURCE_URL"] = sourceUrl },
        };
    }

    public string Folder { get; }

    public StagingContext Context { get; }

    public RecordingHost Host { get; init; } = new();

    public string RulesPath => Path.Combine(Folder, "sanitization.yaml");

    /// <summary>The rules file as it lies there.</summary>
    public string Rules
    {
        get => File.ReadAllText(RulesPath);
        set => File.WriteAllText(RulesPath, value);
    }

    /// <summary>Proposes rules as a face would.</summary>
    public async Task<IReadOnlyList<StagingDataRule>> ProposeAsync(
        CancellationToken cancellationToken, Func<NewDataRuleRequest, NewDataRuleRequest>? change = null)
    {
        NewDataRuleRequest request = new() { Source = "env:SOURCE_URL" };
        return await new NewDataRule(Context).RunAsync(change?.Invoke(request) ?? request, Host, cancellationToken)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Checks rules as a face would.</summary>
    public async Task<IReadOnlyList<StagingDataRuleCheck>> CheckAsync(
        CancellationToken cancellationToken, Func<CheckDataRuleRequest, CheckDataRuleRequest>? change = null)
    {
        CheckDataRuleRequest request = new() { Source = "env:SOURCE_URL" };
        return await new CheckDataRule(Context).RunAsync(change?.Invoke(request) ?? request, Host, cancellationToken)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The error that a user would see.</summary>
    public static async Task<StagingException> RefusedAsync(Func<Task> job)
    {
        Exception? failure = await Record.ExceptionAsync(job);
        Assert.NotNull(failure);
        return StagingErrors.Translate(failure);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
