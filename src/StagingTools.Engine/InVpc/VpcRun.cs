using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.InVpc;

/// <summary>
/// What a job within the VPC and whoever started it hand each other: a folder in the bucket of the states, for as long as the job
/// runs. No secret and no row of data is in it.
/// </summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Folder">The folder's key, without a slash at its end.</param>
internal sealed record VpcRun(string Bucket, string Folder)
{
    /// <summary>The folder of all runs; the role of the tasks may use nothing else of the bucket.</summary>
    public const string Root = "stagingtools/in-vpc";

    /// <summary>The variable that tells a task its run.</summary>
    public const string Variable = "STAGINGTOOLS_VPC_RUN";

    private const string Scheme = "s3://";
    private const string RulesFile = "rules.yaml";
    private const string ReportFile = "report.json";
    private const string FailureFile = "failure.json";

    /// <summary>The folder as the variable names it.</summary>
    public string Location => $"{Scheme}{Bucket}/{Folder}";

    /// <summary>A new run.</summary>
    public static VpcRun New(string bucket) => new(bucket, $"{Root}/{Guid.NewGuid():N}");

    /// <summary>The run that this process is the job of; <see langword="null"/> when nobody started it as one.</summary>
    public static VpcRun? Find(StagingContext context) =>
        context.Variable(Variable) is { } location
        && location.StartsWith(Scheme, StringComparison.Ordinal)
        && location[Scheme.Length..].Split('/', 2) is [{ Length: > 0 } bucket, { Length: > 0 } folder]
            ? new VpcRun(bucket, folder)
            : null;

    /// <summary>Hands the rules over.</summary>
    public Task WriteRulesAsync(AwsSession session, byte[] rules, CancellationToken cancellationToken) =>
        WriteAsync(session, RulesFile, rules, cancellationToken);

    /// <summary>The rules as they were handed over.</summary>
    public Task<byte[]> ReadRulesAsync(AwsSession session, CancellationToken cancellationToken) =>
        ReadAsync(session, RulesFile, cancellationToken);

    /// <summary>Hands the report back.</summary>
    public Task WriteReportAsync(AwsSession session, string report, CancellationToken cancellationToken) =>
        WriteAsync(session, ReportFile, Encoding.UTF8.GetBytes(report), cancellationToken);

    /// <summary>The report as it was handed back.</summary>
    public async Task<string> ReadReportAsync(AwsSession session, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString(await ReadAsync(session, ReportFile, cancellationToken));

    /// <summary>Hands back why it failed.</summary>
    public Task WriteFailureAsync(AwsSession session, StagingException failure, CancellationToken cancellationToken) =>
        WriteAsync(session, FailureFile, Encoding.UTF8.GetBytes(JsonText.Line(VpcFailure.Of(failure))), cancellationToken);

    /// <summary>Why it failed; <see langword="null"/> when it said nothing of it.</summary>
    public async Task<StagingException?> ReadFailureAsync(AwsSession session, CancellationToken cancellationToken)
    {
        try
        {
            return JsonText.Read<VpcFailure>(Encoding.UTF8.GetString(await ReadAsync(session, FailureFile, cancellationToken))).ToException();
        }
        catch (Exception nothing) when (nothing is AmazonServiceException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes the folder away.</summary>
    public async Task RemoveAsync(AwsSession session, CancellationToken cancellationToken)
    {
        foreach (string file in (string[])[RulesFile, ReportFile, FailureFile])
            await session.S3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = Bucket, Key = $"{Folder}/{file}" }, cancellationToken);
    }

    private async Task WriteAsync(AwsSession session, string file, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        await session.S3.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket, Key = $"{Folder}/{file}", InputStream = stream }, cancellationToken);
    }

    private async Task<byte[]> ReadAsync(AwsSession session, string file, CancellationToken cancellationToken)
    {
        using GetObjectResponse answer = await session.S3.GetObjectAsync(Bucket, $"{Folder}/{file}", cancellationToken);
        using var content = new MemoryStream();
        await answer.ResponseStream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
