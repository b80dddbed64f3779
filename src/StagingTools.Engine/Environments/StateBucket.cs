using System.Net;
using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Environments;

/// <summary>The bucket that holds the states of a project's environments.</summary>
internal sealed class StateBucket
{
    private const int LongestName = 63;
    private const string DefaultRegion = "us-east-1";
    private const int DaysOfOldVersions = 90;
    private const int OldVersionsKept = 20;

    private readonly AwsSession session;
    private readonly string accountId;
    private readonly string project;

    /// <summary>Names the bucket; asks nothing.</summary>
    /// <param name="session">The account.</param>
    /// <param name="accountId">Its twelve digits.</param>
    /// <param name="project">The project.</param>
    /// <param name="requested">The name that was asked for; <see langword="null"/> takes the default.</param>
    public StateBucket(AwsSession session, string accountId, string project, string? requested)
    {
        this.session = session;
        this.accountId = accountId;
        this.project = project;
        string standard = DefaultName(project, accountId, session.Region);
        Name = requested is { Length: > 0 } ? requested : standard;
        IsOwn = Name == standard;
    }

    /// <summary>The bucket's name.</summary>
    public string Name { get; }

    /// <summary>Whether it is the default bucket, whose protection is ours to see to.</summary>
    public bool IsOwn { get; }

    // Where the endpoint itself speaks no TLS, the policy would lock everybody out, us first.
    private bool HasTls => session.S3.Config.ServiceURL?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) != true;

    /// <summary>The default name: account and region make it unique in a namespace that all of AWS shares.</summary>
    public static string DefaultName(string project, string accountId, string region)
    {
        string name = $"{project}-terraform-state-{accountId}-{region}";
        return name.Length <= LongestName ? name : $"{project}-tfstate-{accountId}-{region}";
    }

    /// <summary>Whether the bucket exists and is ours to use.</summary>
    /// <exception cref="StagingException"><c>StateBucketForbidden</c> or <c>StateBucketElsewhere</c>.</exception>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        try
        {
            HeadBucketResponse head = await session.S3.HeadBucketAsync(
                new HeadBucketRequest { BucketName = Name, ExpectedBucketOwner = accountId }, cancellationToken);
            return head.BucketRegion is { Length: > 0 } region && region != session.Region
                ? throw Elsewhere(region)
                : true;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (AmazonS3Exception moved) when (moved.StatusCode == HttpStatusCode.MovedPermanently)
        {
            throw Elsewhere("another region");
        }
        catch (AmazonS3Exception refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            throw Forbidden(refused);
        }
    }

    /// <summary>Makes the bucket and protects it.</summary>
    public async Task CreateAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            var request = new PutBucketRequest { BucketName = Name };
            // The first region is the only one that must not be named.
            if (session.Region != DefaultRegion)
                request.BucketRegionName = session.Region;
            await session.S3.PutBucketAsync(request, cancellationToken);
        }
        catch (AmazonS3Exception taken) when (taken.ErrorCode == "BucketAlreadyExists")
        {
            throw Forbidden(taken);
        }
        catch (AmazonS3Exception own) when (own.ErrorCode == "BucketAlreadyOwnedByYou")
        {
            host.Verbose($"The bucket {Name} has just been made by another run.");
        }

        await ProtectAsync(cancellationToken);
        host.Information($"Made the state bucket {Name}: versioned, encrypted, private{(HasTls ? ", TLS only" : "")}.");
    }

    /// <summary>Sees to it that a bucket of ours is protected, also when the run that made it was interrupted.</summary>
    public async Task EnsureProtectedAsync(IHost host, CancellationToken cancellationToken)
    {
        GetBucketVersioningResponse versioning = await session.S3.GetBucketVersioningAsync(
            new GetBucketVersioningRequest { BucketName = Name }, cancellationToken);
        if (versioning.VersioningConfig?.Status == VersionStatus.Enabled)
            return;

        if (IsOwn)
            await ProtectAsync(cancellationToken);
        else
            host.Warning($"The state bucket {Name} is not versioned: a state that is damaged cannot be restored.");
    }

    /// <summary>What the bucket lacks of its protection, in words; nothing when all of it is there. Reads only.</summary>
    public async Task<IReadOnlyList<string>> FindGapsAsync(CancellationToken cancellationToken)
    {
        var gaps = new List<string>();
        GetBucketVersioningResponse versioning = await session.S3.GetBucketVersioningAsync(
            new GetBucketVersioningRequest { BucketName = Name }, cancellationToken);
        if (versioning.VersioningConfig?.Status != VersionStatus.Enabled)
            gaps.Add("it is not versioned");
        try
        {
            GetBucketEncryptionResponse encryption = await session.S3.GetBucketEncryptionAsync(
                new GetBucketEncryptionRequest { BucketName = Name }, cancellationToken);
            if (encryption.ServerSideEncryptionConfiguration?.ServerSideEncryptionRules is not { Count: > 0 })
                gaps.Add("it is not encrypted");
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            gaps.Add("it is not encrypted");
        }

        try
        {
            GetPublicAccessBlockResponse access = await session.S3.GetPublicAccessBlockAsync(
                new GetPublicAccessBlockRequest { BucketName = Name }, cancellationToken);
            if (access.PublicAccessBlockConfiguration is not
                { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true })
                gaps.Add("public access is not blocked");
        }
        catch (AmazonS3Exception none) when (none.StatusCode == HttpStatusCode.NotFound)
        {
            gaps.Add("public access is not blocked");
        }

        return gaps;
    }

    /// <summary>Protects the bucket anew.</summary>
    // Versioning comes last: while it is not on, the next run does all of it again.
    public async Task ProtectAsync(CancellationToken cancellationToken)
    {
        await session.S3.PutBucketTaggingAsync(
            new PutBucketTaggingRequest
            {
                BucketName = Name,
                TagSet = [new Tag { Key = "Project", Value = project }, new Tag { Key = "ManagedBy", Value = "StagingTools" }],
            },
            cancellationToken);
        await session.S3.PutPublicAccessBlockAsync(
            new PutPublicAccessBlockRequest
            {
                BucketName = Name,
                PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
                {
                    BlockPublicAcls = true,
                    BlockPublicPolicy = true,
                    IgnorePublicAcls = true,
                    RestrictPublicBuckets = true,
                },
            },
            cancellationToken);
        await session.S3.PutBucketEncryptionAsync(
            new PutBucketEncryptionRequest
            {
                BucketName = Name,
                ServerSideEncryptionConfiguration = new ServerSideEncryptionConfiguration
                {
                    ServerSideEncryptionRules =
                    [
                        new ServerSideEncryptionRule
                        {
                            ServerSideEncryptionByDefault = new ServerSideEncryptionByDefault
                            {
                                ServerSideEncryptionAlgorithm = ServerSideEncryptionMethod.AES256,
                            },
                        },
                    ],
                },
            },
            cancellationToken);
        if (HasTls)
            await session.S3.PutBucketPolicyAsync(
                new PutBucketPolicyRequest { BucketName = Name, Policy = TlsOnlyPolicy() }, cancellationToken);
        await session.S3.PutLifecycleConfigurationAsync(
            new PutLifecycleConfigurationRequest
            {
                BucketName = Name,
                Configuration = new LifecycleConfiguration { Rules = [OldVersions()] },
            },
            cancellationToken);
        await session.S3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest
            {
                BucketName = Name,
                VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled },
            },
            cancellationToken);
    }

    // States are small and change often. The last ones are kept however old they are: they may be all that is left to mend from.
    private static LifecycleRule OldVersions() => new()
    {
        Id = "old-versions",
        Status = LifecycleRuleStatus.Enabled,
        Filter = new LifecycleFilter { LifecycleFilterPredicate = new LifecyclePrefixPredicate { Prefix = "" } },
        NoncurrentVersionExpiration = new LifecycleRuleNoncurrentVersionExpiration
        {
            NoncurrentDays = DaysOfOldVersions,
            NewerNoncurrentVersions = OldVersionsKept,
        },
        AbortIncompleteMultipartUpload = new LifecycleRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 7 },
    };

    private string TlsOnlyPolicy()
    {
        string partition = session.Region switch
        {
            _ when session.Region.StartsWith("cn-", StringComparison.Ordinal) => "aws-cn",
            _ when session.Region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
            _ => "aws",
        };
        string arn = $"arn:{partition}:s3:::{Name}";
        return new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Sid"] = "TlsOnly",
                ["Effect"] = "Deny",
                ["Principal"] = "*",
                ["Action"] = "s3:*",
                ["Resource"] = new JsonArray(arn, $"{arn}/*"),
                ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
            }),
        }.ToJsonString();
    }

    private StagingException Forbidden(AmazonS3Exception refused) => new(
        "StateBucketForbidden",
        StagingErrorCategory.PermissionDenied,
        $"The state bucket '{Name}' exists and is not for account {accountId} to use: it belongs to another account, or these credentials may not read it.",
        refused)
    {
        TargetInput = Name,
        RecommendedAction = "Name a bucket of your own, or use credentials that may read this one.",
    };

    private StagingException Elsewhere(string region) => new(
        "StateBucketElsewhere",
        StagingErrorCategory.InvalidArgument,
        $"The state bucket '{Name}' lies in {region}, not in {session.Region}.")
    {
        TargetInput = Name,
        RecommendedAction = $"Name a bucket in {session.Region}, or leave the name out to have one made.",
    };
}
