using System.Text;
using Amazon.ECR.Model;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>
/// Docker's login to ECR for as long as it is needed. A password that docker did not have before is taken from it again: it is good
/// for twelve hours, for everything that the credentials may do in ECR.
/// </summary>
internal sealed class EcrLogin : IAsyncDisposable
{
    /// <summary>The only user that ECR knows.</summary>
    public const string User = "AWS";

    private readonly Docker docker;
    private readonly string registry;
    private readonly bool wasThere;
    private readonly IHost host;

    private EcrLogin(Docker docker, string registry, bool wasThere, IHost host)
    {
        this.docker = docker;
        this.registry = registry;
        this.wasThere = wasThere;
        this.host = host;
    }

    /// <summary>Signs in.</summary>
    /// <param name="context">Where docker's configuration is.</param>
    /// <param name="session">The account.</param>
    /// <param name="docker">The program.</param>
    /// <param name="registry">The registry's host.</param>
    /// <param name="host">Is told what docker says, for those who want to know.</param>
    /// <param name="cancellationToken">Ends the login.</param>
    /// <exception cref="StagingException"><c>DockerLoginFailed</c>.</exception>
    public static async Task<EcrLogin> OpenAsync(
        StagingContext context, AwsSession session, Docker docker, string registry, IHost host, CancellationToken cancellationToken)
    {
        GetAuthorizationTokenResponse answer = await session.Ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), cancellationToken);
        string token = Encoding.UTF8.GetString(Convert.FromBase64String(answer.AuthorizationData![0].AuthorizationToken!));
        string password = token[(token.IndexOf(':', StringComparison.Ordinal) + 1)..];
        bool wasThere = DockerLogins.Has(context, registry);
        await docker.RunAsync(DockerCommand.Login(registry, User), host.Verbose, cancellationToken, password);
        return new EcrLogin(docker, registry, wasThere, host);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (wasThere)
            return;
        try
        {
            await docker.RunAsync(DockerCommand.Logout(registry), host.Verbose, CancellationToken.None);
        }
        catch (StagingException kept)
        {
            host.Warning($"docker may still have the password of {registry}: {kept.Message}");
        }
    }
}
