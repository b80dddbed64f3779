using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class TerraformVersionTests
{
    [Theory]
    [InlineData("1.11.4", 1, 11, 4, "")]
    [InlineData("v1.12.0-beta2", 1, 12, 0, "beta2")]
    [InlineData("1.13.1+ent", 1, 13, 1, "")]
    public void A_version_is_read_from_its_text(string text, int major, int minor, int patch, string preRelease)
    {
        Assert.True(TerraformVersion.TryParse(text, out TerraformVersion? version));
        Assert.Equal(new TerraformVersion(major, minor, patch, preRelease), version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.11")]
    [InlineData("1.x.0")]
    [InlineData("-1.0.0")]
    public void Anything_else_is_no_version(string text) => Assert.False(TerraformVersion.TryParse(text, out _));

    [Fact]
    public void The_answer_of_terraform_names_its_version()
    {
        TerraformVersion? version = TerraformVersion.FromJson(
            """{"terraform_version": "1.11.4", "platform": "linux_amd64", "provider_selections": {}, "terraform_outdated": false}""");

        Assert.Equal("1.11.4", version?.ToString());
    }

    [Theory]
    [InlineData("Terraform v0.12.31")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"terraform_version": 7}""")]
    public void An_answer_without_a_version_is_told_apart(string json) => Assert.Null(TerraformVersion.FromJson(json));

    [Theory]
    [InlineData("1.10.5", true)]
    [InlineData("1.11.0-rc1", true)]
    [InlineData("1.11.0", false)]
    [InlineData("1.12.0-alpha1", false)]
    [InlineData("2.0.0", false)]
    public void Versions_before_1_11_are_too_old(string text, bool tooOld)
    {
        Assert.True(TerraformVersion.TryParse(text, out TerraformVersion? version));
        Assert.Equal(tooOld, version.CompareTo(TerraformVersion.Oldest) < 0);
    }
}
