using System.Globalization;
using System.Text;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Hosting;

/// <summary>
/// The log of one run under <c>logs/</c>: whatever the host is told, with the time, whether the user saw it or not.
/// </summary>
public sealed class RunLog : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter writer;
    private readonly TimeProvider clock;

    private RunLog(string path, StreamWriter writer, TimeProvider clock)
    {
        Path = path;
        this.writer = writer;
        this.clock = clock;
    }

    /// <summary>The log's absolute path.</summary>
    public string Path { get; }

    /// <summary>Starts a log. Only called once the user agreed to the job: what-if writes nothing.</summary>
    /// <param name="context">The folder and the clock.</param>
    /// <param name="name">What the job is called, such as <c>data-sync</c>.</param>
    /// <exception cref="StagingException"><c>FolderNotWritable</c>.</exception>
    public static RunLog Open(StagingContext context, string name)
    {
        ArgumentNullException.ThrowIfNull(context);
        string folder = System.IO.Path.Combine(context.WorkingDirectory, "logs");
        string stamp = context.TimeProvider.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        try
        {
            Directory.CreateDirectory(folder);
            for (int attempt = 1; ; attempt++)
            {
                string path = System.IO.Path.Combine(folder, attempt == 1 ? $"{name}-{stamp}.log" : $"{name}-{stamp}-{attempt}.log");
                try
                {
                    // CreateNew: two runs within one second never write into one file.
                    var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
                    return new RunLog(path, new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true }, context.TimeProvider);
                }
                catch (IOException) when (File.Exists(path) && attempt < 100)
                {
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StagingException(
                "FolderNotWritable", StagingErrorCategory.FileError, $"The log folder '{folder}' cannot be written.", failure)
            {
                TargetInput = folder,
                RecommendedAction = "Run the command in a folder that you may write to.",
            };
        }
    }

    /// <summary>A host that tells everything to the given one and to this log.</summary>
    public IHost Tee(IHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return new LoggedHost(host, this);
    }

    /// <summary>Writes one line.</summary>
    /// <param name="level">Four or five letters, such as <c>info</c>.</param>
    /// <param name="message">Text; holds no secret.</param>
    public void Write(string level, string message)
    {
        string stamp = clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        lock (gate)
            writer.WriteLine($"{stamp} {level,-5} {message}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            writer.Dispose();
    }
}
