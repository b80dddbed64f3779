using StagingTools.Engine.Ci;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Diagnosis;

/// <summary>Writes what the checks found into files, and onto a build server's page.</summary>
internal sealed class CheckReport
{
    private readonly StagingContext context;
    private readonly IHost host;
    private readonly IReadOnlyList<string> paths;

    private CheckReport(StagingContext context, IHost host, IReadOnlyList<string> paths)
    {
        this.context = context;
        this.host = host;
        this.paths = paths;
    }

    /// <summary>Takes the paths; writes nothing.</summary>
    /// <param name="context">Where relative paths start.</param>
    /// <param name="request">Names the files.</param>
    /// <param name="host">Is told where they are.</param>
    /// <exception cref="Errors.StagingException"><c>InvalidReportPath</c>.</exception>
    public static CheckReport Open(StagingContext context, TestEnvironmentRequest request, IHost host)
    {
        foreach (string path in request.ReportPath ?? [])
            if (!Is(path, ".xml") && !Is(path, ".md"))
                throw CheckErrors.InvalidReportPath(path);
        return new CheckReport(context, host, [.. (request.ReportPath ?? []).Select(path => Path.GetFullPath(path, context.WorkingDirectory))]);
    }

    /// <summary>Writes.</summary>
    /// <param name="checks">What was found.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(IReadOnlyList<StagingCheck> checks, CancellationToken cancellationToken)
    {
        Annotate(checks);
        foreach (string path in paths)
        {
            if (!await host.ConfirmAsync(new Confirmation(path, "Write report") { Impact = ConfirmationImpact.Low }, cancellationToken))
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(
                path,
                Is(path, ".xml") ? CheckJUnit.Of(checks, context.TimeProvider.GetUtcNow()) : CheckMarkdown.Of(checks),
                cancellationToken);
            host.Verbose($"The report is in {path}.");
        }
    }

    // The first failure is the face's own error, which it shows beside the run by itself.
    private void Annotate(IReadOnlyList<StagingCheck> checks)
    {
        if (CiLog.Find(context) is not { } log)
            return;

        bool first = true;
        foreach (StagingCheck check in checks)
        {
            if (check.Status == CheckStatus.Warning)
                host.Instruct(log.Warning($"{check.Id}: {check.Reason} {check.Mend}".TrimEnd()));
            if (CheckErrors.For(check) is not { } error)
                continue;
            if (!first)
                host.Instruct(log.Error(error));
            first = false;
        }

        new CiReport(context, host).Summary(CheckMarkdown.Of(checks));
    }

    private static bool Is(string path, string extension) =>
        string.Equals(Path.GetExtension(path), extension, StringComparison.OrdinalIgnoreCase);
}
