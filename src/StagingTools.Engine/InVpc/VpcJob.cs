using Amazon.Runtime;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.InVpc;

/// <summary>The job within the VPC that this process is, as it sees its run: rules come in, the report or an error goes out.</summary>
internal sealed class VpcJob : IDisposable
{
    private readonly VpcRun run;
    private readonly AwsSession session;

    private VpcJob(VpcRun run, AwsSession session)
    {
        this.run = run;
        this.session = session;
    }

    /// <summary>Finds it.</summary>
    /// <param name="context">The variables of this process.</param>
    /// <param name="request">Region and profile.</param>
    /// <returns><see langword="null"/> when nobody started this process as one.</returns>
    public static VpcJob? Find(StagingContext context, EnvironmentRequest request) =>
        VpcRun.Find(context) is { } run ? new VpcJob(run, AwsSession.Open(context, request)) : null;

    /// <summary>Reads the rules.</summary>
    /// <param name="file">What messages call them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<SanitizationRules> ReadRulesAsync(string file, CancellationToken cancellationToken) =>
        SanitizationRules.Parse(file, await run.ReadRulesAsync(session, cancellationToken));

    /// <summary>Hands the report back. The data stands: that it cannot be is a warning.</summary>
    public Task ReportAsync(StagingDataSync sync, IHost host) =>
        TellAsync(() => run.WriteReportAsync(session, JsonText.Document(sync), CancellationToken.None), "report", host);

    /// <summary>Hands an error back. The error counts, whether it can be or not.</summary>
    public Task FailAsync(StagingException failure, IHost host) =>
        TellAsync(() => run.WriteFailureAsync(session, failure, CancellationToken.None), "error", host);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static async Task TellAsync(Func<Task> write, string what, IHost host)
    {
        try
        {
            await write();
        }
        catch (AmazonServiceException refused)
        {
            host.Warning($"The {what} could not be handed back: {refused.Message}");
        }
    }
}
