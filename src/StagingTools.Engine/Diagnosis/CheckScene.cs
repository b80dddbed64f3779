using StagingTools.Engine.Aws;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Diagnosis;

/// <summary>What checks look at.</summary>
/// <param name="Context">Variables, folders, clock.</param>
/// <param name="Request">What was asked for.</param>
/// <param name="Settings">The settings as they count.</param>
/// <param name="Name">The environment.</param>
/// <param name="Session">The account.</param>
/// <param name="Host">Is told details.</param>
internal sealed record CheckScene(
    StagingContext Context,
    TestEnvironmentRequest Request,
    StagingSettings Settings,
    EnvironmentName Name,
    AwsSession Session,
    IHost Host);
