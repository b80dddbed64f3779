using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Settings;

/// <summary>Tells the settings that count here and now, and where each comes from. Asks no server.</summary>
/// <param name="context">The folder and the variables.</param>
public sealed class GetSettings(StagingContext context)
{
    /// <summary>Tells.</summary>
    /// <param name="request">What is given beside the file and the variables.</param>
    /// <param name="host">Is told which file is read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Every setting that there is.</returns>
    /// <exception cref="StagingException">
    /// <c>InvalidSettings</c> with every mistake of the file, <c>SettingsNotReadable</c>, <c>InvalidVariable</c>, or a name that
    /// is none.
    /// </exception>
    public IAsyncEnumerable<StagingSetting> RunAsync(
        GetSettingsRequest request, IHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(host);
        cancellationToken.ThrowIfCancellationRequested();
        (GetSettingsRequest filled, _) = StagingSettings.Apply(context, request, host);
        if (filled.Project.Length > 0)
            EnvironmentName.Parse(filled);
        return StagingSettings.Show(context, request).All.ToAsyncEnumerable();
    }
}
