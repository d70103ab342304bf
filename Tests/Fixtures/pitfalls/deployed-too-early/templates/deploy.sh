#!/bin/sh
set -e
aws cloudformation deploy --stack-name shop-database --template-file database.yaml --parameter-overrides NetworkStack=shop-network
aws cloudformation deploy --stack-name shop-network --template-file network.yaml
