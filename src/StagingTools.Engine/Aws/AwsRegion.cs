using System.Text.RegularExpressions;
using Amazon.Runtime.CredentialManagement;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Aws;

/// <summary>Finds the region of a request: the request's own, the environment's, then the profile's.</summary>
internal static partial class AwsRegion
{
    /// <summary>The system name, such as <c>us-east-1</c>.</summary>
    /// <exception cref="StagingException"><c>RegionMissing</c> or <c>InvalidRegion</c>.</exception>
    public static string Resolve(StagingContext context, string? requested, CredentialProfile? profile)
    {
        string? region = requested is { Length: > 0 }
            ? requested
            : context.Variable("AWS_REGION") ?? context.Variable("AWS_DEFAULT_REGION") ?? profile?.Region?.SystemName;

        if (region is null)
            throw new StagingException(
                "RegionMissing", StagingErrorCategory.InvalidArgument, "No AWS region is given.")
            {
                RecommendedAction =
                    "Give the region (--region us-east-1), set AWS_REGION, or put one into stagingtools.json or the profile.",
            };

        return IsName(region)
            ? region
            : throw new StagingException(
                "InvalidRegion", StagingErrorCategory.InvalidArgument, $"'{region}' is not the name of an AWS region.")
            {
                TargetInput = region,
                RecommendedAction = "Use a system name such as us-east-1 or eu-central-1.",
            };
    }

    /// <summary>Whether a text has the form of a region's system name.</summary>
    public static bool IsName(string text) => SystemName().IsMatch(text);

    // Every partition's names have this form: us-east-1, us-gov-west-1, cn-north-1, eusc-de-east-1, us-isob-east-1.
    [GeneratedRegex(@"^[a-z]{2,4}(-[a-z]+){1,2}-[0-9]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex SystemName();
}
