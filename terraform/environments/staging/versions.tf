terraform {
  # Write-only arguments came with 1.11.
  required_version = ">= 1.11"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }

  # Bucket, key, region and locking are given at init (-backend-config): every environment has a state of its own.
  backend "s3" {}
}
