using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using StagingTools.Engine.Aws;

namespace StagingTools.Engine.Tests.AwsSdk;

public sealed class ReplaceabilityTests
{
    [Fact]
    public void The_engine_uses_nothing_of_the_clients_that_the_official_packages_lack()
    {
        using var file = File.OpenRead(typeof(AwsSession).Assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        var clients = metadata.AssemblyReferences.Single(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) == "StagingTools.AwsSdk");

        var namespaces = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope == clients)
            .Select(type => metadata.GetString(type.Namespace))
            .Distinct()
            .ToList();

        Assert.NotEmpty(namespaces);
        Assert.DoesNotContain("Amazon.Protocols", namespaces);
    }

    [Fact]
    public void Values_are_nullable_and_collections_begin_as_null_like_the_official_ones()
    {
        var models = typeof(AmazonECSClient).Assembly.GetTypes()
            .Where(type => type.Namespace?.EndsWith(".Model", StringComparison.Ordinal) == true
                && !type.IsAbstract && !type.IsSubclassOf(typeof(Exception))
                // Streams are no models: they are made of a connection.
                && type != typeof(StartLiveTailResponseStream))
            .ToList();

        Assert.True(models.Count > 300);
        Assert.All(models.SelectMany(FilledModel.Members), property => Assert.True(
            !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null,
            $"{property.DeclaringType}.{property.Name}"));
        Assert.All(models, type =>
        {
            var instance = Activator.CreateInstance(type);
            Assert.All(FilledModel.Members(type), property => Assert.Null(property.GetValue(instance)));
        });
    }
}
